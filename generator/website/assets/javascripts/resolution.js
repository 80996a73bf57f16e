/* Nothing on a page needs this script to be read, linked to or printed. It adds: the menu behind a printed number,
   note popovers where the browser has none of its own or where a finger taps, and the place in the contents. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const one = (selector, root = document) => root.querySelector(selector)
  const on = (name, listener, options) => document.addEventListener(name, listener, options)
  const words = JSON.parse(one("#words")?.textContent ?? "{}")

  const searchButton = one(".search-button")
  if (searchButton) {
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

  const isOpen = (popover) => popover.matches(":popover-open")
  /* Pressing closes what is open before the click arrives: remember it, so that the click does not open it again. */
  let openAtPress
  on("pointerdown", () => { openAtPress = one(".note-popover:popover-open,.menu:popover-open") }, true)

  const contents = one("#contents")
  if (contents) {
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

  const popovers = all(".note-popover")
  const noteOf = (mark) => document.getElementById(mark.getAttribute("interestfor"))
  const markAt = (event) => event.target.closest?.("[interestfor]")
  const native = "interestForElement" in HTMLAnchorElement.prototype
  let lastMark, timer, quiet
  const closeNotes = () => popovers.forEach((note) => isOpen(note) && note.hidePopover())
  const openNote = (mark) => {
    const note = noteOf(mark)
    if (!note || isOpen(note)) return
    closeNotes()
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
    if (!mark || event.pointerType !== "touch") return
    event.preventDefault()
    if (openAtPress === noteOf(mark)) closeNotes()
    else openNote(mark)
  })
  on("focusin", (event) => {
    const mark = markAt(event)
    if (mark) lastMark = mark
    if (native || quiet) return
    if (mark?.matches(":focus-visible")) openNote(mark)
    else if (!event.target.closest(".note-popover")) closeNotes()
  })
  on("keydown", (event) => {
    const note = popovers.find(isOpen), at = document.activeElement
    if (!note || !lastMark) return
    if (event.key === "Escape") {
      const inside = note.contains(at)
      quietly(() => {
        if (inside || !native) note.hidePopover()
        if (inside) lastMark.focus()
      })
    } else if (event.key === "Tab" && !native) {
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
          else closeNotes()
        })
      }
    }
  })
  if (!native) {
    /* "auto" brings Esc, and closing by a tap outside, where "hint" is not known. */
    popovers.forEach((note) => { if (note.popover !== "hint") note.popover = "auto" })
    on("pointerover", (event) => {
      clearTimeout(timer)
      const mark = markAt(event)
      if (event.pointerType === "touch" || event.target.closest?.(".note-popover")) return
      if (mark) timer = setTimeout(openNote, 150, mark)
      else if (!markAt({ target: document.activeElement })) timer = setTimeout(closeNotes, 300)
    })
  }

  /* The printed number as a control */
  const menu = one("#menu"), article = one("article[data-number]")
  if (!menu) return
  const fill = (pattern, value) => pattern.replace("{}", () => value)
  const items = all("button", menu), status = one(".status")
  let control, copies, selected

  const printed = (id) => {
    const element = document.getElementById(id)
    const label = element?.matches("p") ? one("a.number", element) : element
    return label?.textContent.trim().replace(/[\s.:–-]+$/, "")
  }
  /* "annex-p5-b" in words: the printed numbers and headings on the way to it. */
  const pinpoint = (id, forms) => {
    const places = []
    let path = ""
    for (const step of id.replace(/^part-\w+-/, (part) => (path = part.slice(0, -1), "")).split("-")) {
      path += (path && "-") + step
      const [, kind, number] = step.match(/^(annex|s|u?[po]p|u?p)(\d*)$/) ?? []
      const name = { annex: "", s: "section", pp: "preambular", op: "paragraph", p: "paragraph" }[kind] ?? "unnumbered"
      if (!kind) places.push(`${places.pop() ?? ""} ${printed(path) ?? step}`)
      else if (name) places.push(fill(forms[name], name === "paragraph" || kind === "s" ? printed(path) || number : number))
      else places.push(printed(path)?.replace(/^./u, (first) => forms === words.short ? first.toLowerCase() : first) ?? path)
    }
    return places.join(forms.join)
  }
  const citation = (id) => {
    const part = id.match(/^part-(\w)/)?.[1].toUpperCase()
    const resolution = fill(words.short.resolution, article.dataset.number + (part ? ` ${part}` : ""))
    return id ? resolution + words.short.join + pinpoint(id, words.short) : resolution
  }
  /* The permanent address names the edition; on another host (a preview) it is the address of the page itself. */
  const address = (id) => {
    const published = article.dataset.address
    const base = published && new URL(published).host === location.host ? published : location.href.split(/[?#]/)[0]
    return id ? `${base}#${id}` : base
  }
  /* A paragraph with all that belongs to it */
  const paragraphs = (id) => id ? all(`p[id="${id}"],p[id^="${id}-"]`, article) : []
  const clean = (fragment) => {
    const box = document.createElement("div")
    box.append(fragment)
    all("sup,[data-ours],[data-label]", box).forEach((element) => element.remove())
    all("a", box).forEach((link) => link.replaceWith(...link.childNodes))
    return box
  }
  const quotation = (id) => {
    const parts = paragraphs(id).filter((paragraph) => !selected || selected.intersectsNode(paragraph)).map((paragraph) => {
      const range = document.createRange(), number = one("a.number", paragraph)
      range.selectNodeContents(paragraph)
      if (number && paragraph.id === id) range.setStartAfter(number)
      if (selected && range.compareBoundaryPoints(Range.START_TO_START, selected) < 0) range.setStart(selected.startContainer, selected.startOffset)
      if (selected && range.compareBoundaryPoints(Range.END_TO_END, selected) > 0) range.setEnd(selected.endContainer, selected.endOffset)
      return clean(range.cloneContents())
    })
    const quote = (key, glue) => fill(words.quote, parts.map((part) => part[key].trim()).join(glue))
    return { text: quote("textContent", "\n"), html: quote("innerHTML", "<br>") }
  }
  const copy = async ({ text, html = text }) =>
    navigator.clipboard.write([new ClipboardItem({ "text/plain": text, "text/html": html })])
  const say = (text) => {
    clearTimeout(say.timer)
    status.textContent = text
    say.timer = setTimeout(say, 4000, "")
  }
  const openMenu = (link) => {
    const id = link.matches(".cite") ? "" : link.hash.slice(1)
    const selection = getSelection(), range = !selection.isCollapsed && selection.getRangeAt(0)
    selected = range && paragraphs(id).some((paragraph) => range.intersectsNode(paragraph)) ? range.cloneRange() : null
    one("#menu-name").textContent = id ? pinpoint(id, words.names) : words.whole
    copies = { link: { text: address(id) }, quotation: id && quotation(id), citation: { text: citation(id) } }
    items.forEach((item) => {
      const kind = item.dataset.copies, text = copies[kind].text
      item.hidden = !text
      item.firstChild.textContent = words[`copy_${kind === "quotation" && selected ? "selection" : kind}`]
      item.lastChild.textContent = text?.replace(/^https?:\/\//, "")
    })
    closeNotes()
    control = link
    menu.showPopover({ source: link })
    link.setAttribute("aria-expanded", "true")
    items[0].focus({ preventScroll: true })
  }
  const closeMenu = () => {
    menu.hidePopover()
    control.focus({ preventScroll: true })
  }
  all("p > a.number, a.cite").forEach((link) => {
    if (link.matches(".number")) link.setAttribute("aria-label", `${link.dataset.label ?? link.textContent} ${fill(words.control, pinpoint(link.hash.slice(1), words.names))}`)
    link.setAttribute("role", "button")
    link.setAttribute("aria-haspopup", "menu")
    link.setAttribute("aria-expanded", "false")
    link.onkeydown = (event) => {
      if (event.key !== " " && event.key !== "Enter") return
      event.preventDefault()
      link.click()
    }
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      if (event.detail && openAtPress === menu && control === link) closeMenu()
      else openMenu(link)
    }
  })
  menu.addEventListener("toggle", (event) => control?.setAttribute("aria-expanded", event.newState === "open"))
  menu.onkeydown = (event) => {
    const shown = items.filter((item) => !item.hidden), at = shown.indexOf(document.activeElement), { length } = shown
    const next = { ArrowDown: at + 1, ArrowUp: at + length - 1, Home: 0, End: length - 1 }[event.key]
    if (next >= 0) shown[next % length].focus()
    else if (event.key === "Escape" || event.key === "Tab") closeMenu()
    if (next >= 0 || event.key === "Escape") event.preventDefault()
  }
  items.forEach((item) => {
    item.onclick = () => {
      closeMenu()
      copy(copies[item.dataset.copies]).then(() => say(words[`${item.dataset.copies}_copied`]), () => say(words.failed))
    }
  })
})()
