// Small help where a page is used with script: waiting is shown, and files may be dropped. Nothing depends on it.
"use strict";

for (const form of document.querySelectorAll("form.wait")) {
  form.addEventListener("submit", () => document.body.classList.add("waiting"));
}
window.addEventListener("pageshow", () => document.body.classList.remove("waiting"));
document.body.addEventListener("htmx:beforeRequest", () => document.body.classList.add("asking"));
document.body.addEventListener("htmx:afterRequest", () => document.body.classList.remove("asking"));

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
