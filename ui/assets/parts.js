// What the parts do by themselves: live counters, growing fields, and one event for all controls.
//
// A control with data-change (JSON of a change) or data-ask (an action by name) is turned into a
// bubbling CustomEvent "adwright" whose detail is {change} or {ask, target, value}. A field with
// data-edit gives {change: {kind: "edit_asset", where, text}} when it is left with another text, or
// on Enter; Escape puts the saved text back. A page may set window.adwrightSend to hear them.
(function () {
  "use strict";
  if (globalThis.adwrightParts) return;
  globalThis.adwrightParts = true;

  function send(source, detail) {
    const event = new CustomEvent("adwright", { bubbles: true, composed: true, detail });
    source.dispatchEvent(event);
    if (typeof globalThis.adwrightSend === "function") globalThis.adwrightSend(detail, source);
  }

  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  function count(field) {
    const counter = field.closest(".aw-row")?.querySelector(".aw-counter");
    if (!counter) return;
    const limit = Number(counter.dataset.limit);
    const n = globalThis.adwrightWidth(field.value.trim(), counter.dataset.counting);
    counter.classList.toggle("aw-over", n > limit);
    counter.classList.toggle("aw-well", n <= limit);
    counter.querySelector(".aw-count").textContent = put(counter.dataset.words, { n, limit });
    counter.querySelector(".aw-bar-fill").style.width = Math.min(100, (100 * n) / limit) + "%";
    counter.setAttribute("aria-label", put(counter.dataset.label, { n, limit }));
    field.setAttribute("aria-invalid", String(n > limit));
  }

  function grow(field) {
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = field.scrollHeight + 2 + "px";
  }

  function save(field) {
    const text = field.value.trim();
    if (text === field.dataset.saved || field.readOnly) return;
    if (!text) {
      field.value = field.dataset.saved;
      count(field);
      return;
    }
    field.dataset.saved = text;
    send(field, { change: { kind: "edit_asset", where: field.dataset.edit, text } });
  }

  const fieldOf = (event) => event.target.closest?.("[data-edit]");

  document.addEventListener("input", (event) => {
    const field = fieldOf(event);
    if (!field) return;
    count(field);
    grow(field);
  });

  document.addEventListener("focusout", (event) => {
    const field = fieldOf(event);
    if (field) save(field);
  });

  document.addEventListener("keydown", (event) => {
    const field = fieldOf(event);
    if (!field || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save(field);
    } else if (event.key === "Escape") {
      field.value = field.dataset.saved;
      count(field);
      grow(field);
    }
  });

  document.addEventListener("click", (event) => {
    const control = event.target.closest?.("[data-change], [data-ask]");
    if (!control || control.getAttribute("aria-disabled") === "true") return;
    if (control.dataset.change) send(control, { change: JSON.parse(control.dataset.change) });
    else send(control, { ask: control.dataset.ask, target: control.dataset.target || "" });
  });
})();
