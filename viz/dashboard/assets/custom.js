/* What Solara's own page lacks: the language of the page, leave to zoom, a name for its menu button, and the focus on
   what is new when another screen is shown. */
(function () {
  "use strict";
  var root = document.documentElement;
  var viewport = document.querySelector('meta[name="viewport"]');
  if (viewport) {
    viewport.setAttribute("content", "width=device-width, initial-scale=1");
  }
  function given(name) {
    return new URLSearchParams(window.location.search).get(name);
  }
  root.lang = given("lang") === "en" ? "en" : "nl";

  function look() {
    var page = document.querySelector("[data-page-lang]");
    if (page && root.lang !== page.dataset.pageLang) {
      root.lang = page.dataset.pageLang;
    }
    document.querySelectorAll(".v-app-bar__nav-icon:not([aria-label])").forEach(function (button) {
      button.setAttribute("aria-label", "Menu");
    });
  }
  new MutationObserver(look).observe(root, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-page-lang"],
  });

  var screen = given("screen");
  window.addEventListener("solara.router", function () {
    var now = given("screen");
    var main = document.getElementById("main");
    if (now !== screen && main) {
      main.focus();
      window.scrollTo(0, 0);
    }
    screen = now;
  });
})();
