// The page's script: one listener for every control, focus and texts kept over re-rendering, orders of the server.
(() => {
  "use strict";
  const store = {
    get: (key) => { try { return localStorage.getItem(`adwright.${key}`) || ""; } catch { return ""; } },
    set: (key, value) => { try { localStorage.setItem(`adwright.${key}`, value); } catch { /* private mode */ } },
  };
  const $ = (selector, under = document) => under.querySelector(selector);
  const $$ = (selector, under = document) => [...under.querySelectorAll(selector)];
  const params = new URLSearchParams(location.search);
  const page = (window.adwright = { trigger: null, upload: null, pictures: [], busy: 0, seen: 0, base: "/adwright" });

  // --- who and where: the thread of this browser, its language, its colours -----------------
  const newThread = () => "t-" + [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  function setThread(id) {
    page.thread = id;
    store.set("thread", id);
    const url = new URL(location.href);
    url.searchParams.set("thread", id);
    history.replaceState(null, "", url);
  }
  setThread(params.get("thread") || store.get("thread") || newThread());
  page.language = store.get("language") || ((navigator.language || "").startsWith("zh") ? "zh" : "en");
  document.documentElement.lang = page.language;

  function setTheme(theme) {
    store.set("theme", theme);
    document.body.classList.toggle("dark", theme === "dark");
  }
  const wantedTheme = () => params.get("__theme") || store.get("theme") ||
    (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

  // --- words to the server ------------------------------------------------------------------
  function send(act, more = {}) {
    if (!page.trigger) return;
    page.trigger("act", { act, thread: page.thread, language: page.language, looking: looking(), ...more });
  }
  page.send = send;
  page.connect = (trigger) => { page.trigger = trigger; setTheme(wantedTheme()); if (narrow()) select("side", "chat"); send("open"); };

  const words = () => ($("#aw-words") || { dataset: {} }).dataset;
  function setBusy(busy) {
    page.busy = busy;
    document.body.classList.toggle("aw-busy", busy > 0);
    const button = $("#aw-send");
    if (button) button.setAttribute("aria-disabled", busy > 0 ? "true" : "false");
  }
  function say(text) {
    const box = $("#aw-message");
    const said = (text ?? box.value).trim();
    if (page.busy || (!said && !page.pictures.length)) {
      if (!page.busy) toast(words().empty, "warning");
      return;
    }
    page.chosen = false;
    page.draft = text === undefined ? { text: box.value, pictures: page.pictures } : null;
    const pictures = page.pictures.map((picture) => picture.path);
    if (text === undefined) { box.value = ""; grow(box); store.set("typed", ""); }
    page.pictures = [];
    showPictures();
    setBusy(1);
    send("say", { text: said, pictures });
    select("side", "chat");
  }
  // While something is under way, a server that went away is noticed, and nothing typed is lost.
  setInterval(async () => {
    if (!page.busy) return;
    try { await fetch(`${page.base}/alive`, { cache: "no-store" }); } catch {
      setBusy(0);
      restore(page.draft);
      toast(words().connection, "error");
    }
  }, 3000);
  const grow = (box) => { box.style.height = "auto"; box.style.height = `${Math.min(box.scrollHeight + 2, 220)}px`; };

  // --- pictures -----------------------------------------------------------------------------
  async function addPictures(files) {
    for (const file of files) {
      if (!file.type.startsWith("image/")) { toast(words().notPicture, "warning"); continue; }
      try {
        const { path } = await page.upload(file);
        page.pictures.push({ path, name: file.name });
      } catch (error) { toast(`${words().failed} ${error.message || error}`, "error"); }
    }
    showPictures();
  }
  function showPictures() {
    const list = $("#aw-pictures");
    if (!list) return;
    list.replaceChildren(...page.pictures.map((picture, index) => {
      const item = document.createElement("button");
      item.type = "button";
      item.className = "aw-chip aw-picture-chip";
      item.textContent = `${picture.name} ×`;
      item.setAttribute("aria-label", `${words().remove}: ${picture.name}`);
      item.onclick = () => { page.pictures.splice(index, 1); showPictures(); };
      return item;
    }));
  }
  page.composer = (upload) => {
    page.upload = upload;
    const box = $("#aw-message");
    if (box && !box.value) { box.value = store.get("typed"); grow(box); }
  };

  // --- tabs: a group of buttons, each showing one panel ---------------------------------------
  const panels = {
    top: { campaign: ["aw-campaign"], batch: ["aw-batch"], models: ["aw-models"], evals: ["aw-evals"] },
    side: { chat: [], audience: ["aw-audience", "aw-plots"], ads: ["aw-ads"], trust: ["aw-trust"], export: ["aw-export"] },
  };
  const current = { top: "campaign", side: "audience" };
  function select(group, name, focus = false) {
    if (!(name in panels[group])) return;
    // The conversation is a tab of its own only where the columns do not fit side by side.
    if (group === "side") document.body.classList.toggle("aw-show-chat", name === "chat");
    if (name !== "chat") current[group] = name;
    const shown = current[group];
    for (const [key, ids] of Object.entries(panels[group])) {
      for (const id of ids) { const panel = document.getElementById(id);
        if (!panel) continue;
        panel.hidden = key !== shown;
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", `aw-tab-${key}`);
      }
    }
    for (const tab of $$(`[data-tabs="${group}"] [role=tab]`)) {
      const chatOn = group === "side" && document.body.classList.contains("aw-show-chat");
      const on = tab.dataset.tab === (chatOn && narrow() ? "chat" : shown);
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      if (on && focus) tab.focus();
    }
    requestAnimationFrame(plots);
  }
  page.select = select;
  const narrow = () => matchMedia("(max-width: 860px)").matches;

  // --- how this browser looks at its campaign ---------------------------------------------------
  const look = { ad: "", views: {}, combination: 0, preview: "", side_by_side: false, opened: "" };
  const dark = () => document.body.classList.contains("dark");
  const looking = () => ({ ...look, page_theme: dark() ? "dark" : "light" });
  const lookAt = (change) => { Object.assign(look, change); send("look"); };

  // --- what a control asks for --------------------------------------------------------------
  const own = {
    send: () => say(),
    skip: () => { const tab = $('[data-tabs="side"] [aria-selected=true]'); if (tab) tab.focus(); },
    theme: () => { setTheme(dark() ? "light" : "dark"); send("theme"); },
    new: () => {
      setThread(newThread());
      Object.assign(look, { ad: "", views: {}, combination: 0, side_by_side: false, opened: "" });
      page.pictures = [];
      setBusy(0);
      showPictures();
      send("open");
      select("side", "audience");
      $("#aw-message")?.focus();
    },
    tab: (element) => {
      const group = element.closest("[data-tabs]").dataset.tabs;
      page.chosen = true;
      select(group, element.dataset.tab);
      if (["models", "evals"].includes(element.dataset.tab)) send(element.dataset.tab);
      if (element.dataset.tab === "batch") send("feed", { feed });
    },
    language: (element) => { page.language = element.value; store.set("language", element.value); document.documentElement.lang = element.value; send("language"); if (current.top === "models") send("models"); if (current.top === "batch") send("feed", { feed }); },
    say: (element) => say(element.dataset.value),
    undo: () => change("undo"),
    redo: () => change("redo"),
    models: () => send("models"),
    "batch-column": (element) => { feed.columns[element.dataset.field] = element.value; send("feed", { feed }); },
    "batch-platform": () => { feed.platforms = $$("[data-page=batch-platform]").filter((box) => box.checked).map((box) => box.value); },
    "batch-start": () => { const limit = $("#aw-batch-limit").value; feed.limit = limit === "" ? null : Number(limit); send("feed-start", { feed }); },
    "batch-stop": () => send("feed-stop", { feed }),
    ad: (element) => lookAt({ ad: element.dataset.value, combination: 0, side_by_side: false }),
    combination: () => lookAt({ combination: look.combination + 1 }),
    preview: (element) => lookAt({ preview: element.dataset.value }),
    beside: () => lookAt({ side_by_side: !look.side_by_side }),
    export: (element) => send("export", { value: element.dataset.value, approved_only: $("#aw-approved-only").checked }),
  };
  const feed = { path: "", name: "", columns: {}, platforms: [], limit: null };
  async function addFeed(file) {
    try {
      const { path } = await page.upload(file);
      Object.assign(feed, { path, name: file.name, columns: {} });
      send("feed", { feed });
    } catch (error) { toast(`${words().failed} ${error.message || error}`, "error"); }
  }
  const asks = {
    example: ({ target }) => say(target),
    neighbours: ({ target }) => lookAt({ opened: look.opened === target ? "" : target }),
    view: ({ target }, element) => { const bar = element.closest("[data-platform]"); lookAt({ views: { ...look.views, [bar.dataset.platform]: target } }); },
  };
  function change(act, more = {}) { setBusy(Math.max(page.busy, 1)); send(act, more); }
  function act(element) {
    if (element.getAttribute("aria-disabled") === "true") { if (element.title) toast(element.title, "warning"); return; }
    own[element.dataset.page]?.(element);
  }
  document.addEventListener("adwright", (event) => {
    const { change: wanted, ask } = event.detail;
    event.target.classList.add("aw-waiting");
    if (wanted) change("change", { change: wanted });
    else asks[ask]?.(event.detail, event.target);
  });
  const isField = (element) => /^(TEXTAREA|INPUT|SELECT)$/.test(element.tagName) && element.type !== "button";
  document.addEventListener("click", (event) => {
    const element = event.target.closest("[data-page], .aw-button[aria-disabled=true]");
    if (element && !isField(element)) act(element);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "aw-files") { addPictures([...event.target.files]); event.target.value = ""; return; }
    if (event.target.id === "aw-feed-file") { if (event.target.files[0]) addFeed(event.target.files[0]); event.target.value = ""; return; }
    const element = event.target.closest("[data-page]");
    if (element && isField(element)) act(element);
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "aw-message") { grow(event.target); store.set("typed", event.target.value); }
  });
  document.addEventListener("keydown", (event) => {
    const element = event.target;
    if (event.isComposing) return; // an input method is choosing characters
    if (element.id === "aw-message" && event.key === "Enter" && !event.shiftKey) { event.preventDefault(); say(); return; }
    if (element.getAttribute && element.getAttribute("role") === "tab" && /^(Arrow(Left|Right)|Home|End)$/.test(event.key)) {
      const tabs = $$("[role=tab]", element.closest("[data-tabs]")).filter((tab) => tab.offsetParent);
      const at = tabs.indexOf(element);
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
      const tab = tabs[(to + tabs.length) % tabs.length];
      event.preventDefault();
      tab.click();
      tab.focus();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !isField(element) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      change(event.shiftKey ? "redo" : "undo");
    }
  });
  document.addEventListener("paste", (event) => {
    if (event.target.id !== "aw-message") return;
    const files = [...(event.clipboardData?.files || [])];
    if (files.length) { event.preventDefault(); addPictures(files); }
  });
  const isCampaign = () => current.top === "campaign";
  document.addEventListener("dragover", (event) => {
    if (isCampaign() && event.dataTransfer?.types.includes("Files")) { event.preventDefault(); document.body.classList.add("aw-dropping"); }
  });
  for (const kind of ["dragleave", "drop"]) document.addEventListener(kind, (event) => {
    if (kind === "drop" || !event.relatedTarget) document.body.classList.remove("aw-dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!isCampaign() || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    addPictures([...event.dataTransfer.files]);
  });

  // --- after the server has rendered: focus, texts, plots, the end of the conversation ----------
  const KEYS = ["page", "value", "tab", "change", "ask", "target", "edit"];
  const same = (element) => {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const own = KEYS.filter((key) => element.dataset?.[key] !== undefined);
    return own.map((key) => `[data-${key}="${CSS.escape(element.dataset[key])}"]`).join("");
  };
  let focused = "";
  document.addEventListener("focusin", (event) => { focused = same(event.target); });
  function settle() {
    // A field takes the server's text when that changed; what is being typed stays.
    for (const box of $$("textarea[data-edit]")) {
      const now = `${box.dataset.edit} ${box.defaultValue}`;
      if (box.shown === now) continue;
      box.shown = now;
      if (box !== document.activeElement || box.value.trim() !== box.defaultValue) box.value = box.defaultValue;
    }
    for (const box of $$("select[data-page]")) {
      const chosen = [...box.options].find((option) => option.defaultSelected);
      if (chosen && box !== document.activeElement) box.value = chosen.value;
    }
    showPictures();
    if (focused && (document.activeElement === document.body || !document.activeElement)) { const again = $(focused); if (again) again.focus({ preventScroll: true }); }
    select("top", current.top);
    select("side", document.body.classList.contains("aw-show-chat") ? "chat" : current.side);
    const log = $("#aw-chat .aw-log");
    const mark = log?.textContent.length;
    if (log && mark !== page.seen) { page.seen = mark; log.scrollTop = log.scrollHeight; }
    document.dispatchEvent(new CustomEvent("adwright:rendered"));
  }
  let settling = 0;
  new MutationObserver((changes) => {
    if (!changes.some((change) => (change.target.closest ? change.target : change.target.parentElement)?.closest(".aw-region"))) return;
    if (!settling) settling = requestAnimationFrame(() => { settling = 0; settle(); });
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });

  // --- plots --------------------------------------------------------------------------------
  let plotly = null;
  const loadPlotly = () => plotly ||= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${page.base}/plotly.min.js`;
    script.onload = () => done(window.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });
  function plots() {
    for (const box of $$(".aw-plot[data-figure]")) {
      if (!box.offsetParent) continue;
      const stamp = box.dataset.figure.length + box.dataset.figure.slice(0, 4000) + box.clientWidth;
      if (box.drawn === stamp) continue;
      box.drawn = stamp;
      loadPlotly().then((Plotly) => {
        const figure = JSON.parse(box.dataset.figure);
        const place = box.canvas && box.contains(box.canvas) ? box.canvas : (box.canvas = box.appendChild(document.createElement("div")));
        Plotly.react(place, figure.data, { ...figure.layout, autosize: true }, { displaylogo: false, responsive: true, displayModeBar: false });
      });
    }
  }
  addEventListener("resize", () => requestAnimationFrame(plots));

  // --- orders of the server ------------------------------------------------------------------
  function toast(text, tone = "info") {
    if (!text) return;
    let list = $("#aw-toasts");
    if (!list) { list = document.createElement("div"); list.id = "aw-toasts"; list.setAttribute("role", "status"); list.setAttribute("aria-live", "polite"); ($(".gradio-container") || document.body).append(list); }
    const item = document.createElement("div");
    item.className = `aw-toast aw-${tone}`;
    item.textContent = text;
    list.append(item);
    setTimeout(() => item.remove(), tone === "error" ? 12000 : 5000);
  }
  function download({ name, mime, base64 }) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: mime }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  function restore(draft) {
    const box = $("#aw-message");
    if (!draft || !box || box.value) return;
    box.value = draft.text;
    page.pictures = draft.pictures;
    store.set("typed", draft.text);
    grow(box);
    showPictures();
  }
  let lastOrder = "";
  page.orders = (json) => {
    if (!json || json === lastOrder) return;
    lastOrder = json;
    const orders = JSON.parse(json);
    if (orders.thread !== page.thread) return; // an answer to a conversation that was left
    if (orders.end) setBusy(0);
    if (orders.failed) {
      restore(page.draft);
      for (const box of $$("[data-edit]")) box.dataset.saved = box.defaultValue; // the next leave tries again
    }
    else if (orders.end === "say") { page.draft = null; }
    if (orders.toast) toast(orders.toast, orders.tone);
    if (orders.download) download(orders.download);
    if (orders.tab && !narrow() && !page.chosen) select("side", orders.tab);
    for (const waiting of $$(".aw-waiting")) waiting.classList.remove("aw-waiting");
  };
  addEventListener("unhandledrejection", () => setBusy(0));
})();
