// Shows what typed hours mean a moment after the last key; without it they show after saving.
"use strict";

const PAUSE_IN_MS = 350;
const waiting = new WeakMap();

document.addEventListener("input", (event) => {
  const box = event.target;
  if (!box.dataset?.hoursPreview) return;
  clearTimeout(waiting.get(box));
  waiting.set(box, setTimeout(show, PAUSE_IN_MS, box));
});

async function show(box) {
  const typed = box.value;
  const meaning = await fetchMeaning(box);
  // An older answer may come after a newer one was asked for.
  if (box.value !== typed) return;
  const parts = box.parentElement.querySelector(".hours-preview").children;
  const fresh = document.createElement("template");
  fresh.innerHTML = meaning;
  // The parts stay, one of them being read out as it changes; better empty than of another text.
  for (const [index, part] of [...parts].entries()) {
    part.replaceChildren(...(fresh.content.firstElementChild?.children[index]?.childNodes ?? []));
  }
}

async function fetchMeaning(box) {
  const asked = new URLSearchParams({ hours: box.value, service: box.dataset.service });
  try {
    const answer = await fetch(`${box.dataset.hoursPreview}?${asked}`, { redirect: "error" });
    return answer.ok || answer.status === 422 ? await answer.text() : "";
  } catch {
    return ""; // No network, or signed out.
  }
}
