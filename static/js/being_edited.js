// Says every 20 seconds that this form is still open, and shows who else has it open.
// Without it the note stands as it was when the page was made.
"use strict";

const EVERY_IN_MS = 20_000;

document.addEventListener("DOMContentLoaded", () => {
  const note = document.querySelector("[data-being-edited]");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (!note || !token) return;
  const address = note.dataset.beingEdited;
  setInterval(beat, EVERY_IN_MS, note, address, token);
  // Waking a sleeping tab should not leave an old note for another 20 seconds.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) beat(note, address, token);
  });
  addEventListener("pagehide", () => navigator.sendBeacon(address, said(token, { left: "1" })));
});

async function beat(note, address, token) {
  try {
    // Asked by the script, not by a person: it does not keep the session open.
    const headers = { "X-Background": "1" };
    const answer = await fetch(address, {
      method: "POST", body: said(token), headers, redirect: "error",
    });
    if (!answer.ok) return;
    const { words } = await answer.json();
    // Only a change is set: what is set again would be read out again.
    if (note.textContent !== words) note.textContent = words;
    note.hidden = !words;
  } catch {
    // No network, or signed out: the note stays as it was.
  }
}

function said(token, more = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token, ...more })) {
    form.append(name, value);
  }
  return form;
}
