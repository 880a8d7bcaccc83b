// For browsers that cannot run the course, and for a package opened from a folder: one sentence says what to do.
(function () {
  function show(name) {
    var notice = document.querySelector('[data-notice="' + name + '"]');
    var start = document.getElementById('start');
    if (notice) notice.hidden = false;
    if (start) start.hidden = true;
  }
  if (location.protocol === 'file:') show('openedFromFolder');
  else if (!('noModule' in HTMLScriptElement.prototype) || !document.adoptedStyleSheets) show('oldBrowser');
})();
