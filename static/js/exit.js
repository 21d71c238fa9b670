// Leaving: by the link, or by Shift three times within five seconds. Nothing is sent or kept.
(function () {
  var exit = document.getElementById("exit"), said = document.getElementById("presses");
  var PAUSE = 5000, left = false, alone = false, presses = [], timer;

  function leave() {
    left = true;
    clearTimeout(timer);
    document.documentElement.hidden = true;
    document.title = "\u00a0"; // with none at all a tab shows the address
    location.replace(exit.href);
  }

  function say(count) {
    said.textContent = said.getAttribute("data-" + count);
  }

  function forget() {
    presses = [];
    say(0);
  }

  function press(now) {
    presses = presses.filter(function (then) { return now - then < PAUSE; });
    presses.push(now);
    if (presses.length > 2) return leave();
    say(presses.length);
    clearTimeout(timer);
    timer = setTimeout(forget, PAUSE);
  }

  // Ways within the page make no entries in the history, which Back would stop at.
  addEventListener("click", function (event) {
    var link = event.target.closest('a[href^="#"],#exit');
    if (link) event.preventDefault();
    if (link === exit) leave();
    else if (link) location.replace(link.href);
  });
  // A press counts when it ends with nothing pressed beside it: no capital, no shortcut.
  addEventListener("keydown", function (event) {
    if (event.key !== "Shift") alone = false;
    else if (!event.repeat) alone = !(event.ctrlKey || event.altKey || event.metaKey);
  });
  addEventListener("keyup", function (event) {
    if (event.key === "Shift" && alone) press(event.timeStamp);
    alone = false;
  });
  addEventListener("mousedown", function () { alone = false; });
  // A page that was left stays blank, should Back bring it back.
  addEventListener("pageshow", function () { if (left) leave(); });
  document.getElementById("keys").hidden = false;
})();
