// Evidence goes up while the rest of the form is filled in; each file says how far it is and what is wrong.

import { decoded, preview, shrunk } from "./shrinking.js";

const AT_ONCE = 2;

for (const input of document.querySelectorAll("[data-evidence]")) start(input);
document.addEventListener("htmx:load", (event) => {
  for (const input of event.target.querySelectorAll("[data-evidence]")) start(input);
});

function start(root) {
  if (root.classList.contains("is-ready")) return;
  root.classList.add("is-ready");
  const words = root.dataset;
  const items = root.querySelector("[data-evidence-items]");
  const problem = root.querySelector("[data-evidence-problem]");
  const blank = root.querySelector("[data-evidence-blank]");
  const form = root.closest("form");
  const waiting = [];
  let running = 0;

  for (const chooser of root.querySelectorAll("[data-evidence-choose]")) {
    chooser.addEventListener("change", () => {
      add(chooser.files);
      chooser.value = ""; // they are sent here and now, not again with the form
    });
  }
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("is-over");
  });
  for (const name of ["dragleave", "drop"]) root.addEventListener(name, () => root.classList.remove("is-over"));
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    add(event.dataTransfer.files);
  });
  items.addEventListener("change", (event) => {
    if (event.target.matches("[data-evidence-remove]")) drop(event.target.closest("[data-evidence-item]"));
  });
  form?.addEventListener("submit", hold, { capture: true });

  function hold(event) {
    if (!running && !waiting.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(words.busy);
  }

  function tell(text) {
    problem.textContent = text;
    problem.hidden = !text;
  }

  function drop(item) {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    (next?.querySelector("button, [data-evidence-remove]") ?? root.querySelector(".jn-evidence-chooser input")).focus();
    root.dispatchEvent(new CustomEvent("evidence:changed", { bubbles: true }));
  }

  function add(files) {
    tell("");
    for (const file of files) {
      if (items.children.length >= Number(words.most)) return tell(words.many);
      const item = blank.content.firstElementChild.cloneNode(true);
      item.querySelector(".jn-evidence-name").textContent = file.name;
      items.append(item);
      const job = { item, file, request: null };
      item.querySelector(".jn-evidence-drop").addEventListener("click", () => {
        waiting.splice(waiting.indexOf(job) >>> 0, 1);
        drop(item);
        job.request?.abort();
      });
      item.querySelector(".jn-evidence-retry").addEventListener("click", () => enqueue(job));
      enqueue(job);
    }
  }

  function enqueue(job) {
    fail(job, "");
    waiting.push(job);
    next();
  }

  async function next() {
    if (running >= AT_ONCE || !waiting.length) return;
    running += 1;
    const job = waiting.shift();
    try {
      await send(job);
    } finally {
      running -= 1;
      if (!running && !waiting.length) tell("");
      next();
    }
  }

  async function send(job) {
    const { item, file } = job;
    const state = item.querySelector(".jn-evidence-state");
    const bar = item.querySelector(".jn-evidence-progress");
    state.textContent = words.shrinking;
    bar.hidden = false;
    const bitmap = await decoded(file);
    if (bitmap) show(item, bitmap);
    const ready = await shrunk(file, bitmap, Number(words.side));
    bitmap?.close();
    if (ready.size > Number(words.limit)) return fail(job, words.large);
    const answer = await post(job, ready, (percent) => {
      bar.value = percent;
      state.textContent = percent < 100 ? words.uploading.replace("{n}", percent) : words.checking;
    });
    if (!item.isConnected) return;
    const paper = answer.body?.papers?.[0];
    if (paper) done(item, paper);
    else if (answer.body?.refusals?.length) fail(job, answer.body.refusals[0].message);
    else fail(job, answer.signedOut ? words.signedOut : words.failed, true);
  }

  function show(item, bitmap) {
    const canvas = item.querySelector("canvas");
    preview(canvas, bitmap);
    canvas.hidden = false;
    item.querySelector("[data-evidence-icon]").hidden = true;
  }

  function done(item, paper) {
    const twin = items.querySelector(`input[type=hidden][value="${Number(paper.id)}"]`);
    if (twin) return drop(item); // the same picture was there already
    const number = document.createElement("input");
    number.type = "hidden";
    number.name = words.name;
    number.value = paper.id;
    item.append(number);
    item.querySelector(".jn-evidence-name").textContent = paper.name;
    item.querySelector(".jn-evidence-state").textContent = words.ready;
    item.querySelector(".jn-evidence-progress").hidden = true;
    root.dispatchEvent(new CustomEvent("evidence:changed", { bubbles: true }));
  }

  function fail(job, text, again = false) {
    const { item } = job;
    const wrong = item.querySelector(".jn-evidence-problem");
    wrong.textContent = text;
    wrong.hidden = !text;
    item.classList.toggle("is-wrong", Boolean(text));
    item.querySelector(".jn-evidence-retry").hidden = !again;
    if (!text) return;
    item.querySelector(".jn-evidence-state").textContent = "";
    item.querySelector(".jn-evidence-progress").hidden = true;
  }

  /** XMLHttpRequest, because fetch does not say how far an upload is. */
  function post(job, file, progress) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      job.request = request;
      const body = new FormData();
      body.append("files", file, file.name);
      request.open("POST", words.url);
      request.setRequestHeader("X-CSRFToken", form?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
      request.responseType = "text";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) progress(Math.round((event.loaded / event.total) * 100));
      });
      request.addEventListener("loadend", () => {
        let answer = null;
        try {
          answer = JSON.parse(request.responseText);
        } catch {
          answer = null; // a page instead of an answer: the sign-in form, or a proxy's complaint
        }
        const moved = request.responseURL && new URL(request.responseURL).pathname !== words.url;
        resolve({ body: answer, signedOut: Boolean(moved) || request.status === 403 });
      });
      request.send(body);
    });
  }
}
