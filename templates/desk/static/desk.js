// What makes the desk quick: both sides light up together, words are chosen, keys work. All works without it too.
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = el => document.createTreeWalker(el, NodeFilter.SHOW_TEXT, n =>
    n.parentElement.closest('[data-aside]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);

  // A boundary point of a selection → offset in the passage's text, in code points as Python counts.
  function offset(el, node, at) {
    const point = document.createRange(); point.setStart(el, 0); point.setEnd(node, at);
    let n = 0;
    for (let w = words(el), t; (t = w.nextNode());) {
      if (point.comparePoint(t, 0) > 0 || (t === node && at === 0)) break;
      n += [...(t === node ? t.data.slice(0, at) : t.data)].length;
      if (t === node) break;
    }
    return n;
  }
  function chosen() {
    const s = getSelection(); if (!s.rangeCount || s.isCollapsed) return null;
    const r = s.getRangeAt(0), of = n => (n.nodeType === 1 ? n : n.parentElement).closest('[data-words]');
    const a = of(r.startContainer), b = of(r.endContainer), el = a || b; if (!el) return null;
    let all = ''; for (let w = words(el), t; (t = w.nextNode());) all += t.data;
    const text = [...all];
    let start = a === el ? offset(el, r.startContainer, r.startOffset) : 0;
    let end = b === el ? offset(el, r.endContainer, r.endOffset) : text.length;
    while (start < end && /\s/.test(text[start])) start++;
    while (end > start && /\s/.test(text[end - 1])) end--;
    return end > start ? {item: el.dataset.words, el, start, end, words: text.slice(start, end).join('')} : null;
  }
  document.addEventListener('selectionchange', () => {
    const found = chosen(), field = $('[data-chosen]');
    if (!found || !field || !found.el.closest('.passage.chosen')) return;
    field.value = found.words; field.form.elements.start.value = found.start;
    $('#d-words').open = true;
  });

  // Keyboard: words of a focused passage, without making it editable.
  document.addEventListener('keydown', e => {
    const el = e.target; if (!el.matches?.('[data-words]') || !/^Arrow(Left|Right)$|^Home$|^End$/.test(e.key)) return;
    const s = getSelection(), how = e.shiftKey ? 'extend' : 'move';
    if (!el.contains(s.anchorNode)) s.collapse(el, 0);
    if (e.key[0] === 'A') s.modify(how, e.key.slice(5).toLowerCase(), e.ctrlKey || e.altKey ? 'character' : 'word');
    else s.modify(how, e.key === 'End' ? 'forward' : 'backward', 'paragraphboundary');
    e.preventDefault();
  });

  // Both sides light up together.
  function light(slug, on) {
    $$(`[data-for="${CSS.escape(slug)}"] rect`).forEach(it => it.classList.toggle('seen', on));
    $$(`[data-passage="${CSS.escape(slug)}"]`).forEach(it => it.classList.toggle('seen', on));
  }
  for (const [event, on] of [['mouseover', true], ['mouseout', false], ['focusin', true], ['focusout', false]])
    document.addEventListener(event, e => {
      const at = e.target.closest?.('[data-for], [data-passage]');
      if (at) light(at.dataset.for || at.dataset.passage, on);
    });

  const typing = el => el.matches?.('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
  const single = () => { try { return localStorage.getItem('desk-single') !== 'off'; } catch { return true; } };
  document.addEventListener('keydown', e => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.target.form) { e.preventDefault(); e.target.form.requestSubmit(); return; }
    if (e.key === 'Escape' && e.target.closest?.('.panel details[open]')) {
      const open = e.target.closest('details'); open.open = false; $('summary', open).focus(); return;
    }
    if (e.key.toLowerCase() === 'z' && (e.ctrlKey || e.metaKey) && !typing(e.target)) {
      const undo = $('.status [data-undo]') || $('[data-undo]'); if (undo) { e.preventDefault(); undo.click(); } return;
    }
    if (typing(e.target) || e.ctrlKey || e.metaKey || e.altKey || !single()) return;
    if (e.key === '?') { $('#bar-keys').click(); return; }
    if (e.key === 'u') { const undo = $('.status [data-undo]') || $('[data-undo]'); if (undo) undo.click(); return; }
    if (/^Arrow(Up|Down)$/.test(e.key) && $('.chapter .handle')) {
      const all = $$('.chapter .handle');
      const now = all.findIndex(it => it.getAttribute('aria-current')) ;
      const here = document.activeElement?.closest?.('.passage');
      const at = here ? all.indexOf($('.handle', here)) : now;
      const next = all[at + (e.key === 'ArrowDown' ? 1 : -1)];
      if (next && !e.target.closest?.('.sheet, .strip')) { e.preventDefault(); next.focus(); next.click(); }
      return;
    }
    const row = e.target.closest?.('.ticks li');
    if (row && (e.key === 'y' || e.key === 'n')) {
      const box = $('[data-row]', row); if (!box) return;
      $$('[data-row]').forEach(it => { it.checked = it === box; });
      $(e.key === 'y' ? '#yes' : '#no').click(); e.preventDefault(); return;
    }
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    const control = $$('[data-key]').find(it => it.dataset.key === key && it.offsetParent);
    if (!control || (key === 'Enter' && e.target.closest?.('a, button, summary, label') && !e.target.closest('.passage.chosen .handle'))) return;
    e.preventDefault();
    const shut = control.closest('details:not([open])');
    if (shut && !control.matches('summary')) { shut.open = true; $('input:not([type=hidden])', shut).focus(); return; }
    control.focus();
    if (control.matches('summary')) { control.parentElement.open = true; const field = $('textarea, input:not([type=hidden]), select', control.parentElement); if (field) field.focus(); }
    else if (!control.matches('input')) control.click();
    else control.select();
  });

  // A busy button says so and does nothing twice; what differs from what was shown is not left unasked.
  document.addEventListener('submit', e => {
    const button = e.submitter; if (!button) return;
    if (button.getAttribute('aria-disabled') === 'true') { e.preventDefault(); e.stopImmediatePropagation(); return; }
    if (e.target.dataset.sending) $('#status').textContent = e.target.dataset.sending;
    button.setAttribute('aria-disabled', 'true'); setTimeout(() => button.removeAttribute('aria-disabled'), 4000);
  }, true);
  const unsaved = () => $$('.panel textarea').some(it => it.value !== it.defaultValue && !it.form.contains(document.activeElement?.closest('button')));
  addEventListener('beforeunload', e => { if (unsaved()) e.preventDefault(); });
  document.addEventListener('click', e => {
    const link = e.target.closest?.('a[href]');
    if (link && !link.target && unsaved() && !confirm($('[data-unsaved]').dataset.unsaved)) { e.preventDefault(); e.stopImmediatePropagation(); }
  }, true);

  // A desk that was stopped, or started again, does not take the page away in which something was typed.
  const closed = () => {
    $('#closed').hidden = false; $('#closed').scrollIntoView({block: 'nearest'});
    $$('[aria-disabled=true]').forEach(it => it.removeAttribute('aria-disabled'));
  };
  document.addEventListener('htmx:error', closed);
  document.addEventListener('htmx:before:response', e => {
    if (e.detail.ctx.response.headers.get('x-desk-closed')) { e.preventDefault(); closed(); } else $('#closed').hidden = true;
  });

  // Whoever changes the files elsewhere is noticed; what is typed here stays.
  setInterval(async () => {
    const note = $('#changed'); if (!note || !note.hidden || document.hidden) return;
    const seen = note.dataset.state;
    try {
      const answer = await fetch(note.dataset.look), state = answer.ok ? await answer.text() : '';
      if (state && state !== seen && seen === $('#changed')?.dataset.state && !$('[aria-disabled=true]')) $('#changed').hidden = false;
    } catch { /* the desk was stopped */ }
  }, 3000);

  function ready(first) {
    $$('[data-tick]').forEach(button => {
      button.hidden = false;
      button.onclick = () => { const all = $$('input[type=checkbox]', document.getElementById(button.dataset.tick)); const on = !all.every(it => it.checked); all.forEach(it => { it.checked = on; }); };
    });
    $$('[data-single]').forEach(box => {
      box.checked = single();
      box.onchange = () => { try { localStorage.setItem('desk-single', box.checked ? 'on' : 'off'); } catch { /* it is not kept */ } };
    });
    $$('[data-drop]').forEach(form => {
      const input = $('input[type=file]', form);
      form.ondragover = e => { e.preventDefault(); form.classList.add('over'); };
      form.ondragleave = () => form.classList.remove('over');
      form.ondrop = e => { e.preventDefault(); form.classList.remove('over'); input.files = e.dataTransfer.files; form.requestSubmit(); };
    });
    const at = $('.passage.chosen');
    if (at) {
      const box = at.getBoundingClientRect(), side = at.closest('.chapter').getBoundingClientRect();
      if (box.top < side.top || box.top > side.bottom - 80) at.scrollIntoView({block: 'start'});
      const here = document.activeElement;
      if (here === document.body || here.id === 'main' || !here.checkVisibility?.()) $('.handle', at).focus({preventScroll: true});
    }
    if (!first && !$('#busy') && document.activeElement === document.body) ($('main .answers button') || $('#main')).focus({preventScroll: true});
    const refused = $('#refused'); if (refused) refused.scrollIntoView({block: 'nearest'});
  }
  document.addEventListener('DOMContentLoaded', () => ready(true));
  // A page that was morphed says what its fields hold: what was ticked or typed for another passage does not stay.
  document.addEventListener('htmx:after:swap', () => setTimeout(() => { $$('form').forEach(form => form.reset()); ready(false); }));
})();
