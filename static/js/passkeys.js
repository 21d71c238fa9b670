/* Asks the browser for a passkey when a form marked data-passkey is sent, and sends its answer. */
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !window.webauthnJSON) return;

  async function ask(form, answer) {
    const complaint = form.querySelector("[role=alert][hidden], [data-complaint]");
    if (complaint) { complaint.dataset.complaint = ""; complaint.hidden = true; }
    const options = JSON.parse(document.getElementById("passkey-options").textContent);
    try {
      answer.value = JSON.stringify(await window.webauthnJSON[form.dataset.passkey](options));
      form.submit();
    } catch {
      if (complaint) complaint.hidden = false;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const answer = form.querySelector("[name=credential]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form, answer);
    });
    form.hidden = false;
    for (const words of document.querySelectorAll(".no-passkeys")) words.hidden = true;
  }
})();
