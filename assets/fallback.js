// Watches over the start, without any module, and in words that old browsers read: what keeps the course from starting
// is said in the page within a second, and no press on Start goes unanswered.
(function () {
  var root = document.documentElement;
  var start = document.getElementById('start');
  var button = document.getElementById('begin');
  var script = document.currentScript;
  var folder = script ? script.src.replace(/[^/]*$/, '') : '';
  var runs = false;
  var told;

  function notice(name) {
    return document.querySelector('[data-notice="' + name + '"]') || {};
  }

  function insteadOfStart(name) {
    notice(name).hidden = false;
    start.hidden = true;
  }

  function fails() {
    if (runs || told) return;
    // Where a frame is sandboxed without its own origin, browsers load no module and loading again is no help.
    told = notice(self.origin === 'null' ? 'sandboxed' : 'notLoaded');
    told.hidden = false;
    button.hidden = true;
    told.focus();
  }

  // A slow connection is no failure: this goes when the course comes.
  function isSlow() {
    if (told || button.hidden || !root.contains(start)) return;
    notice('slow').hidden = false;
    document.getElementById('announcer').textContent = notice('slow').textContent;
  }

  root.className = 'watched';
  if (!button) return;
  if (location.protocol === 'file:') return insteadOfStart('openedFromFolder');
  if (!('noModule' in HTMLScriptElement.prototype) || !document.adoptedStyleSheets) {
    return insteadOfStart('oldBrowser');
  }

  // Who presses before the modules run waits for the player as well: it comes beside them.
  function bringPlayer() {
    var player = script && script.getAttribute('data-player');
    if (runs || !player) return;
    script.removeAttribute('data-player');
    var link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = player;
    document.head.appendChild(link);
  }

  button.hidden = false;
  button.addEventListener('click', function () {
    bringPlayer();
    button.setAttribute('aria-busy', 'true');
    button.textContent = button.getAttribute('data-opening');
    setTimeout(function () {
      // Where the record stayed unread, nobody waits: the button says what to do.
      if (button.getAttribute('aria-busy') === 'true') isSlow();
    }, 20000);
  });

  // A module that could not be had, or one of the course's own that broke down.
  window.addEventListener(
    'error',
    function (event) {
      var from = event.filename || (event.target.tagName === 'SCRIPT' && event.target.src) || '';
      if (folder && from.indexOf(folder) === 0) fails();
    },
    true,
  );
  // Modules run before this: a browser need not say of each why it did not.
  window.addEventListener('load', function () {
    setTimeout(fails, 500);
  });

  var slow = setTimeout(isSlow, 20000);
  document.addEventListener('course-runs', function () {
    runs = true;
    clearTimeout(slow);
    notice('slow').hidden = true;
    if (!told) return;
    told.hidden = true;
    button.hidden = false;
  });
})();
