// Where the package has several languages: the start screen speaks the one that the learner chose or prefers. After
// `fallback.js` in the same file, and like it without any module.
(function () {
  var root = document.documentElement;
  var start = document.getElementById('start');
  var button = document.getElementById('begin');
  var picker = document.getElementById('language');
  var key = (start ? start.getAttribute('data-course') : '') + ':language';
  // Those of the page's own language as far as they were exchanged, so that none is read before the first paint in vain.
  var here = {};
  var known = {};

  // The words of a language in the place of those that are there.
  function take(texts, option) {
    var elements = document.querySelectorAll('[data-words]');
    for (var i = 0; i < elements.length; i++) {
      var element = elements[i];
      var name = element.getAttribute('data-words');
      if (!texts[name]) continue;
      if (!here[name]) here[name] = wordsOf(element);
      if (typeof texts[name] === 'string') element.textContent = texts[name];
      else listed(element, texts[name]);
    }
    ['begin', 'resume', 'review', 'opening', 'again'].forEach(function (name) {
      var before = button.getAttribute('data-' + name);
      if (!texts[name]) return;
      if (!here[name]) here[name] = before;
      button.setAttribute('data-' + name, texts[name]);
      if (button.textContent === before) button.textContent = texts[name];
    });
    if (!root.contains(start)) return;
    // The page's own words are not known until they are exchanged.
    if (texts.title) document.title = texts.title;
    root.lang = option.lang;
    root.dir = option.dir;
  }

  function listed(list, words) {
    list.textContent = '';
    words.forEach(function (text) {
      list.appendChild(document.createElement('li')).textContent = text;
    });
  }

  // In both languages, for who can read one of them may not read the other. Once, however often it is tried.
  function isNotLoaded(option) {
    var before = document.getElementById('language-failed');
    if (before) before.parentNode.removeChild(before);
    var said = document.createElement('p');
    said.id = 'language-failed';
    said.className = 'notice';
    [option, picker.options[0]].forEach(function (each) {
      var words = said.appendChild(document.createElement('span'));
      words.lang = each.lang;
      words.dir = each.dir;
      words.textContent = each.getAttribute('data-failed') + ' ';
    });
    document.getElementById('notices').appendChild(said);
    document.getElementById('announcer').textContent = said.textContent;
  }

  function show(locale) {
    var option = picker.querySelector('[value="' + locale + '"]');
    picker.value = locale;
    // In the course, these words are needed no longer.
    if (!root.contains(start)) return;
    if (known[locale]) {
      take(known[locale], option);
      return reveal();
    }
    fetch(option.getAttribute('data-file'))
      .then(function (answer) {
        return answer.json();
      })
      .then(
        function (texts) {
          known[locale] = texts;
          if (picker.value === locale) take(texts, option);
        },
        function () {
          if (picker.value !== locale || !root.contains(start)) return;
          isNotLoaded(option);
          show(picker.options[0].value);
          picker.removeAttribute('data-chosen');
          // The course follows. Nobody chose this.
          picker.dispatchEvent(new CustomEvent('change', { detail: locale }));
        },
      )
      .then(reveal);
  }

  function reveal() {
    root.className = 'watched';
  }

  // As the files of the other languages have them.
  function wordsOf(element) {
    var points = [].slice.call(element.querySelectorAll('li'));
    if (!points.length) return element.textContent;
    return points.map(function (point) {
      return point.textContent;
    });
  }

  // What was chosen on this device before, else what the browser prefers; the record may know better, later.
  function guess() {
    var options = [].slice.call(picker.options);
    var kept;
    try {
      kept = localStorage.getItem(key);
    } catch {
      kept = null;
    }
    var wanted = (kept ? [kept] : []).concat(navigator.languages || [navigator.language]);
    for (var i = 0; i < wanted.length; i++) {
      var tag = String(wanted[i]).toLowerCase();
      var fits = function (option) {
        return option.value === kept && i === 0 ? true : option.lang.toLowerCase() === tag;
      };
      var related = function (option) {
        return option.lang.toLowerCase().split('-')[0] === tag.split('-')[0];
      };
      var found = options.filter(fits)[0] || options.filter(related)[0];
      if (found) return found.value;
    }
    return options[0].value;
  }

  function offerLanguages() {
    var first = picker.options[0].value;
    known[first] = here;
    picker.addEventListener('change', function (event) {
      if (event.detail) return;
      picker.setAttribute('data-chosen', picker.value);
      try {
        localStorage.setItem(key, picker.value);
      } catch {
        // The record keeps it.
      }
      show(picker.value);
    });
    document.addEventListener('course-language', function (event) {
      show(event.detail);
    });
    document.addEventListener('course-language-failed', function (event) {
      isNotLoaded(picker.querySelector('[value="' + event.detail + '"]'));
    });
    var wanted = guess();
    picker.value = first;
    if (wanted === first) return;
    // No flash of another language: what is read first is in the page, the rest is hidden for a moment (theme.css).
    var option = picker.querySelector('[value="' + wanted + '"]');
    take(JSON.parse(option.getAttribute('data-first')), option);
    root.className = 'watched awaiting-words';
    show(wanted);
  }

  if (picker && !start.hidden) offerLanguages();
})();
