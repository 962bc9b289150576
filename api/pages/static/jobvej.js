// Small help where a page is used with script: waiting is shown, files may be dropped, marks and entries find each other.
// Nothing depends on it.
"use strict";

// What leads to another page of this service; parts of a page, downloads and places on this page do not.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) return;
  if (!new URL(form.action).pathname.endsWith(".pdf")) document.body.classList.add("waiting");
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href]");
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.hasAttribute("hx-get") || link.target || link.pathname.endsWith(".pdf") || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  document.body.classList.add("waiting");
});
window.addEventListener("pageshow", () => document.body.classList.remove("waiting"));

const alerts = document.getElementById("alerts");
document.body.addEventListener("htmx:beforeRequest", () => {
  document.body.classList.add("asking");
  alerts.replaceChildren();
});
document.body.addEventListener("htmx:afterRequest", () => document.body.classList.remove("asking"));
for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.body.addEventListener(lost, () => {
    const told = document.createElement("p");
    told.className = "alert alert-error alert-body";
    told.setAttribute("role", "alert");
    told.textContent = alerts.dataset.lost;
    alerts.replaceChildren(told);
  });
}

for (const place of document.querySelectorAll(".drop")) {
  const input = place.querySelector("input[type=file]");
  if (!input) continue;
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}

// Text and list stand beside each other and scroll by themselves: a link moves only the other side.
document.addEventListener("click", (event) => {
  const link = event.target.closest("mark a, a.in-text");
  const there = link && document.getElementById(link.hash.slice(1));
  if (!there) return;
  event.preventDefault();
  for (const earlier of document.querySelectorAll(".shown")) earlier.classList.remove("shown");
  there.classList.add("shown");
  there.scrollIntoView({ block: "nearest" });
  const control = there.querySelector("a, button");
  if (control) control.focus({ preventScroll: true });
});

// Who types kilometres or minutes means them. Before htmx sends the form at the change.
document.addEventListener("input", (event) => {
  const means = { radius: "reach-radius", minutes: "reach-minutes", travel: "reach-minutes" }[event.target.name];
  const choice = means && event.target.closest("fieldset")?.querySelector(`#${means}`);
  if (choice) choice.checked = true;
});

// How many jobs are chosen to be compared; another number than two to four is not sent. The server says the same.
function countChosen() {
  const form = document.getElementById("compare-form");
  if (!form) return;
  const chosen = document.querySelectorAll(".compare-pick input:checked").length;
  const told = document.getElementById("compare-count");
  told.textContent = chosen ? told.dataset[chosen === 1 ? "one" : "many"].replace("{count}", chosen) : "";
  form.querySelector("button").disabled = chosen < 2 || chosen > 4;
}
document.addEventListener("change", (event) => { if (event.target.closest(".compare-pick")) countChosen(); });
document.body.addEventListener("htmx:afterSettle", countChosen);
window.addEventListener("pageshow", countChosen);

// The answer of "what if" stays in sight below its controls (style sheet). Who pressed the button goes on at the
// answer; who changed a control stays there, and the answer is read aloud.
let pressed = false;
document.body.addEventListener("htmx:beforeRequest", (event) => {
  pressed = event.detail.elt.id === "what-if" && event.detail.requestConfig.triggeringEvent?.type === "submit";
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  const answer = document.querySelector("#changes h2");
  if (!answer || event.detail.requestConfig?.elt.id !== "what-if") return;
  if (pressed) answer.focus();
  else answer.scrollIntoView({ block: "nearest" });
});
