(() => {
  "use strict";
  const root = document.documentElement;
  const pages = document.querySelector(".pages");
  const pick = document.getElementById("pick");
  const said = document.getElementById("said");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let chosen = null;
  root.classList.add("js");

  const unmark = () => {
    for (const part of pages.querySelectorAll(".hit, .ctx")) part.classList.remove("hit", "ctx");
    for (const line of document.querySelectorAll("[aria-current]")) line.removeAttribute("aria-current");
  };

  const show = (number) => {
    const page = document.getElementById("d" + number);
    for (const other of pages.querySelectorAll(".shown")) if (other !== page) other.classList.remove("shown");
    if (!page.classList.contains("shown")) {
      page.classList.add("shown");
      pages.scrollTop = 0;
    }
    pick.value = number;
    return page;
  };

  const marked = (page, passage, name) => {
    const parts = page.querySelectorAll(`[data-p~="${passage}"]`);
    for (const part of parts) part.classList.add(name);
    return parts;
  };

  const bring = (part) => {
    const top = part.getBoundingClientRect().top - pages.getBoundingClientRect().top + pages.scrollTop;
    pages.scrollTo({ top: top - pages.clientHeight / 3, behavior: still.matches ? "auto" : "smooth" });
  };

  const choose = (link) => {
    unmark();
    chosen = link;
    const page = show(link.dataset.d);
    root.classList.add("reading");
    if (!link.dataset.p) return;
    if (link.dataset.c) marked(page, link.dataset.c, "ctx");
    const parts = marked(page, link.dataset.p, "hit");
    link.setAttribute("aria-current", "true");
    said.textContent = "The words are marked in " + page.querySelector("h2").textContent;
    if (parts.length) bring(parts[0]);
    const line = link.closest(".line");
    if (line) try { history.replaceState(null, "", "#" + line.id); } catch { /* some viewers give a page no address of its own */ }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-d]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link);
    if (innerWidth < 960) link.scrollIntoView({ block: "nearest" });
  });

  const close = () => {
    root.classList.remove("reading");
    unmark();
    if (chosen) chosen.focus({ preventScroll: true });
    chosen = null;
  };
  document.getElementById("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen) close(); });
  pick.addEventListener("change", () => { unmark(); show(pick.value); });

  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const page = target.closest(".doc");
    if (page) { show(page.id.slice(1)); bring(target); }
    const quote = target.matches(".line") && target.querySelector(".quote");
    if (quote) { target.scrollIntoView({ block: "center" }); choose(quote); }
  };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details")) fold.open = true; });

  const filter = document.getElementById("filter");
  const output = document.querySelector(".filter output");
  let lines = null;
  let waiting = 0;
  const narrow = () => {
    lines = lines || [...document.querySelectorAll("section .block > .lines > .line")].map((line) => {
      const block = line.closest(".block");
      return { line, block, text: (block.querySelector("h3")?.textContent + " " + line.textContent).toLowerCase() };
    });
    const wanted = filter.value.trim().toLowerCase();
    let found = 0;
    const kept = new Set();
    for (const { line, block, text } of lines) {
      line.hidden = wanted !== "" && !text.includes(wanted);
      if (!line.hidden) { found += 1; kept.add(block); }
    }
    for (const { block } of lines) {
      block.hidden = !kept.has(block);
      if (wanted && kept.has(block) && block.matches("details")) block.open = true;
    }
    output.textContent = wanted ? `${found} of ${lines.length} lines` : "";
  };
  filter.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(narrow, 120); });

  show(pick.value);
  follow();
})();
