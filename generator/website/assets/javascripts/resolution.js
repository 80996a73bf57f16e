/* Nothing on a page needs these scripts to be read, linked to or printed. This one adds: note popovers where the
   browser has none of its own or where a finger taps, previews of paragraphs that a link leads to, and the place in the
   contents. What both scripts know of paragraphs stands first. */
const resolution = (() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const one = (selector, root = document) => root.querySelector(selector)
  const words = JSON.parse(one("script#words")?.textContent ?? "{}")
  const article = one("article")
  const fill = (pattern, value) => pattern.replace("{}", () => value)

  const printed = (id) => {
    const element = document.getElementById(id)
    const label = element?.matches("p") ? one("a.number", element) : element
    return label?.textContent.trim().replace(/[\s.:–-]+$/, "")
  }
  /* "annex-p5-b" in words: the printed numbers and headings on the way to it. */
  const name = (id) => {
    const places = []
    let path = ""
    for (const step of id.replace(/^part-\w+-/, (part) => (path = part.slice(0, -1), "")).split("-")) {
      path += (path && "-") + step
      const [, kind, number] = step.match(/^(annex|s|u?[po]p|u?p)(\d*)$/) ?? []
      const form = { annex: "", s: "section", pp: "preambular", op: "paragraph", p: "paragraph" }[kind] ?? "unnumbered"
      if (!kind) places.push(`${places.pop() ?? ""} ${printed(path) ?? ""}`.trimEnd())
      else if (form) places.push(fill(words.names[form], form === "paragraph" || kind === "s" ? printed(path) || number : number))
      else places.push(printed(path) ?? path)
    }
    return places.join(words.names.join)
  }
  /* A paragraph with all that belongs to it */
  const group = (id) => id ? all(`p[id="${id}"],p[id^="${id}-"]`, article) : []
  /* Words without the marks of notes, without what is ours, and without links */
  const clean = (fragment) => {
    const box = document.createElement("div")
    box.append(fragment)
    all("sup,[data-ours],[data-label]", box).forEach((element) => element.remove())
    all("a", box).forEach((link) => link.replaceWith(...link.childNodes))
    return box
  }
  /* Opened from a folder, without a server */
  const fromFolder = location.protocol === "file:"
  return { all, one, words, article, fill, name, group, clean, fromFolder }
})();

(({ all, one, words, article, name, group, clean, fromFolder }) => {
  const on = (event, listener, options) => document.addEventListener(event, listener, options)

  /* There a link to a folder would show a list of files, and the search can load nothing. */
  if (fromFolder) {
    all("a[href]").forEach((link) => {
      if (link.protocol !== "file:" || !link.pathname.endsWith("/")) return
      link.setAttribute("href", link.getAttribute("href").replace(/\/?(#.*)?$/, "/index.html$1"))
    })
    all(".md-search").forEach((search) => { search.hidden = true })
  }
  const searchButton = one(".search-button")
  if (searchButton && !fromFolder) {
    searchButton.hidden = false
    searchButton.onclick = () => one("#__search").click()
  }
  all(".table-box").forEach((box) => {
    if (box.scrollWidth <= box.clientWidth) return
    box.tabIndex = 0
    box.setAttribute("role", "region")
    box.setAttribute("aria-label", words.table)
  })
  if (!HTMLElement.prototype.showPopover) return

  const POPOVER = ".note-popovers > *, .preview"
  const isOpen = (popover) => popover.matches(":popover-open")
  /* Pressing closes what is open before the click arrives: remember it, so that the click does not open it again. */
  let openAtPress
  on("pointerdown", () => { openAtPress = one(":is(.note-popovers *,.preview,.menu):popover-open") }, true)

  const contents = one("#contents")
  if (contents) {
    /* The words of an entry that is cut, and those that follow in the text */
    contents.addEventListener("pointerover", ({ target }) => {
      const link = target.closest("a")
      if (link && (link.scrollWidth > link.clientWidth || link.scrollHeight > link.clientHeight)) {
        const paragraph = document.getElementById(link.hash.slice(1)), range = document.createRange()
        range.selectNodeContents(paragraph?.matches("p") ? paragraph : link)
        const told = clean(range.cloneContents()).textContent.trim().replace(/\s+/g, " ")
        link.title = told.length > 160 ? told.slice(0, 160).replace(/ \S*$/, " …") : told
      }
    })
    contents.addEventListener("click", (event) => event.target.closest("a") && isOpen(contents) && contents.hidePopover())
    const entries = all("a", contents).map((link) => [link, document.getElementById(link.hash.slice(1))]).filter((entry) => entry[1])
    let current, waiting
    const follow = () => {
      waiting = 0
      const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 20
      let low = 0, high = entries.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (entries[middle][1].getBoundingClientRect().top < edge) low = middle + 1
        else high = middle
      }
      const link = entries[low - 1]?.[0]
      if (link === current) return
      current?.removeAttribute("aria-current")
      current = link
      if (!link) return
      link.setAttribute("aria-current", "true")
      const above = link.offsetTop - contents.scrollTop
      if (above < 0 || above > contents.clientHeight - 40) contents.scrollTop += above - contents.clientHeight / 2
    }
    on("scroll", () => { waiting ||= requestAnimationFrame(follow) }, { passive: true })
    follow()
  }

  /* Notes, and previews: one popover of its own shows what any link leads to that is written as a path from here and
     leads to a paragraph. */
  const previewed = (link) => link.matches(".text a:not(.number, .row a, .note-popovers a, .preview a)")
    && /^(?![\w+.-]+:|\/)[^#]*#([\w-]+-)?(pp|u?op|u?p)\d+(-[\w-]+)?$/.test(link.getAttribute("href"))
  const popovers = all(".note-popovers > *"), preview = document.createElement("div")
  if (article && all("a", article).some(previewed)) {
    preview.className = "preview"
    preview.setAttribute("role", "note")
    preview.popover = "hint"
    article.append(preview)
    popovers.push(preview)
  }
  const native = "interestForElement" in HTMLAnchorElement.prototype
  const noteOf = (mark) => document.getElementById(mark.getAttribute("interestfor")) ?? preview
  const markAt = (event) => {
    const link = event.target.closest?.("a")
    return link && (link.matches("[interestfor]") || previewed(link)) ? link : null
  }
  /* What the browser does not do by itself */
  const byScript = (mark) => mark && !(native && mark.matches("[interestfor]"))
  let lastMark, wanted, shown, timer, quiet
  const close = (list) => {
    wanted = null
    list.forEach((note) => isOpen(note) && note.hidePopover())
  }
  const closeNotes = () => close(popovers)
  const closeOurs = () => close(native ? [preview] : popovers)

  /* From a folder no script may read another file: a preview tells its own words (previews.py). */
  const told = (address) => new Promise((resolve) => {
    const frame = Object.assign(document.createElement("iframe"), { src: address, hidden: true })
    const listen = (event) => event.source === frame.contentWindow && done(event.data)
    const done = (page) => {
      removeEventListener("message", listen)
      frame.remove()
      resolve(page)
    }
    frame.sandbox = "allow-scripts"
    addEventListener("message", listen)
    document.body.append(frame)
    setTimeout(done, 1000, "")
  })
  const load = (address) => fromFolder ? told(address)
    : fetch(address).then((answer) => answer.ok ? answer.text() : "").catch(() => "")
  const fetched = new Map()
  const paragraphAt = async (link) => {
    const id = link.hash.slice(1), section = document.createElement("section")
    if (link.pathname === location.pathname) {
      const title = document.createElement("p"), parts = group(id).map((paragraph) => paragraph.cloneNode(true))
      title.className = "preview-name"
      title.append(Object.assign(document.createElement("a"), { textContent: words.names ? name(id) : id }))
      parts.forEach((paragraph) => paragraph.removeAttribute("id"))
      if (parts.length) section.append(title, ...parts.map((paragraph) => clean(paragraph).firstChild))
      return section
    }
    const address = new URL(`preview/${id}.html`, link.href).href
    if (!fetched.has(address)) fetched.set(address, load(address))
    return one("section", new DOMParser().parseFromString(await fetched.get(address), "text/html")) ?? section
  }
  const openNote = async (mark) => {
    const note = noteOf(mark), section = note === preview && (wanted = mark, await paragraphAt(mark))
    if (isOpen(note) && (!section || shown === mark) || section && (wanted !== mark || !section.firstChild)) return
    closeNotes()
    shown = mark
    if (section) {
      one("a", section).href = mark.href
      preview.lang = section.lang
      preview.dir = section.dir
      preview.replaceChildren(...section.childNodes)
    }
    note.showPopover({ source: mark })
    lastMark = mark
  }
  const quietly = (action) => {
    quiet = true
    action()
    quiet = false
  }
  on("click", (event) => {
    const mark = markAt(event)
    if (mark && noteOf(mark) === preview) closeOurs()
    else if (mark && event.pointerType === "touch") {
      event.preventDefault()
      if (openAtPress === noteOf(mark)) closeNotes()
      else openNote(mark)
    }
  })
  on("focusin", (event) => {
    const mark = markAt(event)
    if (quiet) return
    if (byScript(mark) && mark.matches(":focus-visible")) openNote(mark)
    else if (!event.target.closest(POPOVER)) closeOurs()
    if (mark) lastMark = mark
  })
  on("keydown", (event) => {
    const note = popovers.find(isOpen), at = document.activeElement
    if (event.key === "Escape") wanted = null
    if (!note || !lastMark) return
    if (event.key === "Escape") {
      const inside = note.contains(at)
      quietly(() => {
        if (inside || byScript(lastMark)) note.hidePopover()
        if (inside) lastMark.focus()
      })
    } else if (event.key === "Tab" && byScript(lastMark)) {
      const links = all("a", note), back = event.shiftKey
      if (!links.length) return
      if (at === lastMark && !back) {
        event.preventDefault()
        links[0].focus()
      } else if (at === (back ? links[0] : links.at(-1))) {
        /* From the mark the browser goes on to what follows it. */
        quietly(() => {
          lastMark.focus()
          if (back) event.preventDefault()
          else closeOurs()
        })
      }
    }
  })
  /* "auto" brings Esc, and closing by a tap outside, where "hint" is not known. */
  popovers.forEach((note) => { if (note.popover !== "hint") note.popover = "auto" })
  on("pointerover", (event) => {
    clearTimeout(timer)
    const mark = markAt(event)
    if (event.pointerType === "touch" || event.target.closest?.(POPOVER)) return
    if (byScript(mark)) timer = setTimeout(openNote, 150, mark)
    else if (!byScript(markAt({ target: document.activeElement }))) timer = setTimeout(closeOurs, 300)
  })
})(resolution)
