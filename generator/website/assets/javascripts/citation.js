/* The menu behind a printed number and behind "Cite": links, quotations, citations. Follows resolution.js. */
const citation = (({ all, one, words, article, fill, name, group, clean, fromFolder }) => {
  /* The words of pinpoints: those of generator/references/citation_styles.toml, as a test says. */
  const styles = {
    "un": {"name": "UN editorial", "lead": ", ", "join": ", ", "range": "–", "to": " to ", "sub": " ({})", "p": ["para. ", "paras. "], "pp": ["preambular para. ", "preambular paras. "], "u": ["unnumbered para. ", "unnumbered paras. "], "item": ["item ", "items "], "s": ["sect. ", "sects. "], "part": ["part ", "parts "], "annex": ["annex", "annexes"], "table": ["table ", "tables "], "fn": ["footnote ", "footnotes "]},
    "oscola": {"name": "OSCOLA", "lead": ", ", "join": " ", "range": "–", "to": " to ", "sub": "({})", "p": ["para ", "paras "], "pp": ["preamble para ", "preamble paras "], "u": ["unnumbered para ", "unnumbered paras "], "item": ["item ", "items "], "s": ["s ", "ss "], "part": ["pt ", "pts "], "annex": ["annex", "annexes"], "table": ["table ", "tables "], "fn": ["fn ", "fns "]},
    "bluebook": {"name": "Bluebook", "lead": ", ", "join": ", ", "range": "–", "to": " to ", "sub": "({})", "p": ["¶ ", "¶¶ "], "pp": ["pmbl. ¶ ", "pmbl. ¶¶ "], "u": ["unnumbered ¶ ", "unnumbered ¶¶ "], "item": ["item ", "items "], "s": ["§ ", "§§ "], "part": ["pt. ", "pts. "], "annex": ["annex", "annexes"], "table": ["tbl. ", "tbls. "], "fn": ["n.", "nn."]},
    "aglc": {"name": "AGLC", "lead": " ", "join": " ", "range": "–", "to": " to ", "sub": "({})", "p": ["para ", "paras "], "pp": ["preamble para ", "preamble paras "], "u": ["unnumbered para ", "unnumbered paras "], "item": ["item ", "items "], "s": ["s ", "ss "], "part": ["pt ", "pts "], "annex": ["annex", "annexes"], "table": ["table ", "tables "], "fn": ["n ", "nn "]}
  }

  /* The rules of generator/references/pinpoints.py, one by one; a test compares what comes of them. */
  const place = (address) => {
    const pieces = address.split("-"), containers = []
    while (pieces[0]) {
      const [, kind, number] = pieces[0].match(/^(annex|s)(\d*)$/) ?? []
      if (number || kind === "annex") containers.push([kind, number || "1"])
      else if (/^(part|s)$/.test(pieces[0]) && pieces.length > 1) containers.push([pieces[0], pieces[1].toUpperCase()])
      else break
      pieces.splice(0, number || kind === "annex" ? 1 : 2)
    }
    const [, kind, number] = pieces[0]?.match(/^(pp|uop|up|op|p|table|fn)(\d+|star\d*|[a-z]+\d*)$/) ?? []
    if (!kind) return { containers, kind: "", number: "", letters: [] }
    const rest = pieces.slice(1)
    const end = rest.findIndex((piece) => /^(bis|cont|quote|note|title)\d*$/.test(piece) || kind === "fn" && /^\d+$/.test(piece))
    return {
      containers,
      kind: { op: "p", uop: "u", up: "u" }[kind] ?? kind,
      number: kind === "fn" ? number.replaceAll("star", "*") : number,
      letters: end < 0 ? rest : rest.slice(0, end),
    }
  }
  const roman = (number) => {
    let written = ""
    for (const [value, digits] of [[50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]]) {
      written += digits.repeat(Math.floor(number / value))
      number %= value
    }
    return written
  }
  const pinpoint = (rules, first, last = "", annexes = 1) => {
    const letters = (list) => list.map((letter) => {
      const item = letter.match(/^item(\d+)$/)
      return item ? rules.join + rules.item[0] + item[1] : fill(rules.sub, letter)
    }).join("")
    const within = (at) => at.containers.map(([kind, number]) => {
      const shown = /^\d+$/.test(number) ? roman(Number(number)) : number
      return rules[kind][0] + (kind !== "annex" ? shown : annexes > 1 ? ` ${shown}` : "")
    })
    const single = (at) => [...within(at), ...at.kind ? [rules[at.kind][0] + at.number + letters(at.letters)] : []].join(rules.join)
    const start = place(first), end = last ? place(last) : start, same = (key) => `${start[key]}` === `${end[key]}`
    const words = single(start)
    if (!words || ["containers", "kind", "number", "letters"].every(same)) return words
    if (!start.kind || !same("containers") || !same("kind")) return single(end) ? words + rules.to + single(end) : words
    const whole = start.number + letters(start.letters) + rules.range
    const siblings = start.letters.length && end.letters.length && `${start.letters.slice(0, -1)}` === `${end.letters.slice(0, -1)}`
    const range = same("number") && siblings
      ? rules[start.kind][0] + whole + letters(end.letters.slice(-1)).trim()
      : rules[start.kind][same("number") ? 0 : 1] + whole + end.number + letters(end.letters)
    return [...within(start), range].join(rules.join)
  }
  /* How this document is cited: the words before and after the pinpoint, which stand at its end too. */
  const { un, annexes = 1 } = JSON.parse(one("#citation")?.textContent || "{}")
  const templates = un ? { un } : {}
  if (un) all(".how-to-cite [data-style]").forEach((shown) => {
    const { previousSibling: before, nextSibling: after } = one("wbr", shown)
    templates[shown.dataset.style] = [before?.data ?? "", after?.data ?? ""]
  })
  const cite = (style, first, last) => {
    const [before, after] = templates[style], at = first && pinpoint(styles[style], first, last, annexes)
    return before + (at && styles[style].lead + at) + after
  }

  const menu = one("#menu")
  if (!menu?.showPopover) return { pinpoint, cite, styles }
  const made = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag)
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value))
    element.append(...children)
    return element
  }
  const entry = (copies, attributes, ...shown) => made("button", { type: "button", role: "menuitem", tabindex: -1, "data-copies": copies, ...attributes }, ...shown)
  const inEnglish = { lang: "en", dir: "ltr" }, { citation: copyCitation, files: download } = menu.dataset
  const grouped = (label, attributes, entries) => entries.length
    ? [made("div", { role: "group", "aria-label": label, ...attributes }, made("i", { "aria-hidden": true }, label), ...entries)] : []
  menu.append(made("div", { role: "menu", "aria-labelledby": "menu-name" },
    entry("link", {}, made("b"), made("span", { dir: "ltr" })),
    entry("quotation", {}, made("b"), made("span"), made("span", { class: "source", ...inEnglish })),
    ...grouped(copyCitation, {}, Object.keys(styles).filter((style) => templates[style]).map((style) =>
      entry("citation", { "data-style": style }, made("b", { lang: "en" }, styles[style].name), made("span", inEnglish)))),
    ...grouped(download, { class: "files" }, all(".how-to-cite a[download]").map((link) =>
      made("a", { role: "menuitem", tabindex: -1, href: link.getAttribute("href"), download: "" }, made("b", { lang: "en" }, link.textContent))))))
  const items = all("[role=menuitem]", menu), status = one(".status")
  const blocks = all("p:is(.pp,.op,.sub,.paragraph,.continuation,.quoted)[id]", article)
  const copies = new Map()
  let control, selected, pressed, anchor, openAtPress, style

  const remembered = (chosen) => {
    try {
      if (chosen) localStorage.setItem("citation-style", chosen)
      else style ??= localStorage.getItem("citation-style")
    } catch { /* A browser may forbid it: then the style is remembered until the page is left. */ }
    style = chosen ?? style
    return style in templates ? style : Object.keys(styles)[0]
  }
  /* The permanent address names the edition; on another host (a preview) it is the address of the page itself. A folder
     has no address that others could use. */
  const address = (id) => {
    const published = article.dataset.address
    const base = published && (fromFolder || new URL(published).host === location.host) ? published : location.href.split(/[?#]/)[0]
    return id ? `${base}#${id}` : base
  }
  const box = (text) => {
    const element = document.createElement("p")
    element.textContent = text
    return element
  }
  const part = (paragraph, numbered) => {
    const range = document.createRange(), number = one("a.number", paragraph)
    range.selectNodeContents(paragraph)
    if (number && !numbered) range.setStartAfter(number)
    if (selected && range.compareBoundaryPoints(Range.START_TO_START, selected) < 0) range.setStart(selected.startContainer, selected.startOffset)
    if (selected && range.compareBoundaryPoints(Range.END_TO_END, selected) > 0) range.setEnd(selected.endContainer, selected.endOffset)
    return range
  }
  const touched = () => blocks.filter((paragraph) => selected?.intersectsNode(paragraph) && part(paragraph).toString().trim())
  const between = (first, last) => {
    const ends = [first, last || first].flatMap(group).map((paragraph) => blocks.indexOf(paragraph))
    return blocks.slice(Math.min(...ends), Math.max(...ends) + 1)
  }
  const quotation = (paragraphs, numbered, source) => {
    const parts = paragraphs.map((paragraph, at) => clean(part(paragraph, numbered || at > 0).cloneContents()))
    const quote = (key, glue) => fill(words.quote, parts.map((words) => words[key].trim()).join(glue)) + glue
    return { text: quote("textContent", "\n") + source, html: quote("innerHTML", "<br>") + box(source).innerHTML }
  }
  /* What is meant: from the number chosen before to this one; or the paragraphs of the selected words; or this one. */
  const meant = (id, further) => {
    const order = (paragraph) => blocks.findIndex((block) => block.id === paragraph)
    selected = null
    if (further && anchor && id && anchor !== id) return order(anchor) < order(id) ? [anchor, id] : [id, anchor]
    anchor = id
    selected = pressed
    const marked = touched()
    if (!marked.some((paragraph) => group(id).includes(paragraph))) selected = null
    return selected ? [marked[0].id, marked.at(-1).id] : [id, ""]
  }
  const prepare = (first, last) => {
    /* A paragraph with one of its own parts is that paragraph. */
    const end = last === first || last.startsWith(`${first}-`) ? "" : last
    const paragraphs = first ? selected ? touched() : between(first, last) : []
    const source = (style) => templates[style] ? cite(style, first, end) : ""
    one("#menu-name").textContent = first ? [first, end].filter(Boolean).map(name).join(" – ") : words.whole
    items.forEach((item) => {
      const { copies: kind, style } = item.dataset, [label, shown, more] = item.children
      item.hidden = Boolean(kind ? kind === "quotation" && !first : first)
      if (item.hidden || !kind) return
      const text = { link: address, citation: () => source(style) }[kind]?.(first)
      const copy = text ? { text, html: box(text).innerHTML } : quotation(paragraphs, Boolean(end) && !selected, source(remembered()))
      copies.set(item, copy)
      if (kind !== "citation") label.textContent = words[`copy_${kind === "quotation" && selected ? "selection" : kind}`]
      shown.textContent = more ? copy.text.split("\n").slice(0, -1).join("\n") : copy.text.replace(/^https?:\/\//, "")
      if (more) more.textContent = copy.text.split("\n").at(-1)
    })
    all(".files", menu).forEach((files) => { files.hidden = Boolean(first) })
    clear()
    if (end) paragraphs.forEach((paragraph) => paragraph.classList.add("chosen"))
  }
  const clear = () => all(".chosen", article).forEach((paragraph) => paragraph.classList.remove("chosen"))
  const copy = async ({ text, html }) => navigator.clipboard.write([new ClipboardItem({ "text/plain": text, "text/html": html })])
  const say = (text) => {
    clearTimeout(say.timer)
    status.textContent = text
    say.timer = setTimeout(say, 4000, "")
  }
  const openMenu = (link, further) => {
    prepare(...meant(link.matches(".cite") ? "" : link.hash.slice(1), further))
    control?.setAttribute("aria-expanded", "false")
    control = link
    menu.showPopover({ source: link })
    link.setAttribute("aria-expanded", "true")
    items[0].focus({ preventScroll: true })
  }
  const closeMenu = () => {
    menu.hidePopover()
    control.focus({ preventScroll: true })
  }
  const selection = () => {
    const now = getSelection()
    pressed = now.isCollapsed ? null : now.getRangeAt(0).cloneRange()
  }
  /* Pressing ends a selection and closes what is open before the click arrives: remember both. */
  document.addEventListener("pointerdown", () => {
    openAtPress = menu.matches(":popover-open")
    selection()
  }, true)
  all("p > a.number, a.cite").forEach((link) => {
    if (link.matches(".number")) link.setAttribute("aria-label", `${link.matches(".pp *") ? "PP" : ""}${link.dataset.label ?? link.textContent} ${fill(words.control, name(link.hash.slice(1)))}`)
    link.setAttribute("role", "button")
    link.setAttribute("aria-haspopup", "menu")
    link.setAttribute("aria-expanded", "false")
    link.onmousedown = (event) => event.shiftKey && event.preventDefault()
    link.onkeydown = (event) => {
      if (event.key !== " " && event.key !== "Enter" || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      selection()
      openMenu(link, event.shiftKey)
    }
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey) return
      event.preventDefault()
      if (event.detail && openAtPress && control === link) closeMenu()
      else openMenu(link, event.shiftKey)
    }
  })
  menu.addEventListener("toggle", (event) => {
    control?.setAttribute("aria-expanded", event.newState === "open")
    if (event.newState !== "open") clear()
  })
  menu.onkeydown = (event) => {
    const shown = items.filter((item) => !item.hidden), at = shown.indexOf(document.activeElement), { length } = shown
    const next = { ArrowDown: at + 1, ArrowUp: at + length - 1, Home: 0, End: length - 1 }[event.key]
    if (next >= 0) shown[next % length].focus()
    else if (event.key === " " && !shown[at]?.dataset.copies) shown[at]?.click()
    else if (event.key === "Escape" || event.key === "Tab") closeMenu()
    else return
    if (event.key !== "Tab") event.preventDefault()
  }
  items.forEach((item) => {
    item.onclick = () => {
      const { copies: kind, style } = item.dataset
      closeMenu()
      if (style) remembered(style)
      if (kind) copy(copies.get(item)).then(() => say(words[`${kind}_copied`]), () => say(words.failed))
    }
  })
  return { pinpoint, cite, styles }
})(resolution)
