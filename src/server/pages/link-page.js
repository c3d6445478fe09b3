// Sends the form of a one-time link, and says what came of it.
const form = document.querySelector("form");
const status = document.querySelector("[role=status]");
const token = location.hash.slice(1);

/** @param {string | undefined} text */
function say(text) {
  if (status) status.textContent = text ?? "";
}

if (token === "") say(form?.dataset.incomplete);
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void send(form);
});

/** @param {HTMLFormElement} form */
async function send(form) {
  say("");
  const request = {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": document.documentElement.lang },
    body: JSON.stringify({ ...Object.fromEntries(new FormData(form)), token }),
  };
  try {
    const response = await fetch(form.dataset.to ?? "", request);
    if (!response.ok) return say((await response.json()).title);
    // The secret is spent: it leaves the history too.
    history.replaceState(null, "", location.pathname);
    form.hidden = true;
    document.querySelector("a")?.removeAttribute("hidden");
    say(status instanceof HTMLElement ? status.dataset.done : "");
  } catch {
    say(form.dataset.offline);
  }
}
