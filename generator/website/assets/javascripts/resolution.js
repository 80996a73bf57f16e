/* Nothing on a page needs this script to be read, linked to or printed. It adds: the menu behind a printed number,
   note popovers where the browser has none of its own or where a finger taps, and the place in the contents. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const one = (selector, root = document) => root.querySelector(selector)
  const isOpen = (popover) => popover.matches(":popover-open")
  const on = (name, listener, options) => document.addEventListener(name, listener, options)

  const words = JSON.parse(one("#words")?.textContent ?? "null")

  const searchButton = one(".search-button"), searchToggle = one("#__search")
  if (searchButton && searchToggle) {
    searchButton.hidden = false
    searchButton.onclick = () => searchToggle.click()
  }
  all(".table-box").forEach((box) => {
    if (box.scrollWidth <= box.clientWidth) return
    box.tabIndex = 0
    box.setAttribute("role", "region")
    box.setAttribute("aria-label", words?.table ?? "Table")
  })
  if (!HTMLElement.prototype.showPopover) return

  /* Where a browser cannot place a popover at its anchor by itself. */
  const placesItself = CSS.supports("position-area", "block-end")
  const show = (popover, anchor) => {
    popover.showPopover({ source: anchor })
    if (placesItself || innerWidth <= 700) return popover.removeAttribute("style")
    const at = anchor.getBoundingClientRect(), height = popover.offsetHeight
    const top = at.bottom + height > innerHeight && at.top > height ? at.top - height - 8 : at.bottom
    const left = Math.max(8, Math.min(at.left, innerWidth - popover.offsetWidth - 8))
    popover.style.cssText = `top:${top}px;left:${left}px`
  }

  /* Contents */
  const contents = one("#contents")
  if (contents) {
    contents.addEventListener("click", (event) => event.target.closest("a") && isOpen(contents) && contents.hidePopover())
    const entries = all("a", contents).map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]).filter((entry) => entry[1])
    let current, waiting
    const mark = () => {
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
      link?.setAttribute("aria-current", "true")
      current = link
      if (link && !isOpen(contents) && contents.scrollHeight > contents.clientHeight) {
        const top = link.offsetTop, view = contents.scrollTop
        if (top < view || top > view + contents.clientHeight - 40) contents.scrollTop = top - contents.clientHeight / 2
      }
    }
    on("scroll", () => waiting || (waiting = requestAnimationFrame(mark)), { passive: true })
    mark()
  }

  /* Notes */
  const noteOf = (mark) => document.getElementById(mark.getAttribute("interestfor"))
  const markAt = (event) => event.target.closest?.('a[role="doc-noteref"][interestfor]')
  const native = "interestForElement" in HTMLAnchorElement.prototype
  const popovers = all(".note-popover")
  let openMark, timer, wasOpen, quiet
  const openNote = (mark) => {
    clearTimeout(timer)
    const note = noteOf(mark)
    if (!note) return
    popovers.forEach((other) => other !== note && isOpen(other) && other.hidePopover())
    if (!isOpen(note)) show(note, mark)
    openMark = mark
  }
  const closeNotes = () => popovers.forEach((note) => isOpen(note) && note.hidePopover())
  const closeSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(closeNotes, 300)
  }
  on("pointerdown", (event) => {
    const mark = markAt(event)
    wasOpen = mark && noteOf(mark) && isOpen(noteOf(mark))
  }, true)
  on("click", (event) => {
    const mark = markAt(event)
    if (!mark || event.pointerType !== "touch") return
    event.preventDefault()
    if (wasOpen) closeNotes()
    else openNote(mark)
  })
  on("keydown", (event) => {
    if (event.key !== "Escape") return
    const note = popovers.find(isOpen)
    if (!note) return
    const inside = note.contains(document.activeElement)
    const mark = openMark && noteOf(openMark) === note ? openMark : one(`[interestfor="${note.id}"]`)
    if (!native || inside) {
      quiet = true
      note.hidePopover()
      if (inside) mark.focus()
      quiet = false
    }
  })
  on("focusin", (event) => {
    const mark = markAt(event)
    if (mark) openMark = mark
    if (native || quiet) return
    if (mark?.matches(":focus-visible")) openNote(mark)
    else if (!event.target.closest(".note-popover")) closeNotes()
  })
  if (!native) {
    /* "auto" brings Esc, one at a time and closing by a tap outside, where "hint" is not known. */
    popovers.forEach((note) => note.popover !== "hint" && (note.popover = "auto"))
    on("pointerover", (event) => {
      if (event.pointerType === "touch") return
      const mark = markAt(event)
      clearTimeout(timer)
      if (mark) timer = setTimeout(openNote, 150, mark)
      else if (!event.target.closest(".note-popover") && popovers.some(isOpen) && !markAt({ target: document.activeElement })) closeSoon()
    })
    on("keydown", (event) => {
      if (event.key !== "Tab") return
      const note = popovers.find(isOpen), mark = openMark
      if (!note || !mark) return
      const links = all("a[href]", note), at = document.activeElement
      if (at === mark && !event.shiftKey && links.length) {
        event.preventDefault()
        links[0].focus()
      } else if (event.shiftKey ? at === links[0] : at === links.at(-1) && links.length) {
        quiet = true
        mark.focus()
        quiet = false
        if (event.shiftKey) event.preventDefault()
        else note.hidePopover()
      }
    })
  }

  /* The printed number as a control */
  const menu = one("#menu"), article = one("article[data-number]")
  if (!menu || !article) return
  const fill = (pattern, value) => pattern.replace("{}", () => value)
  const items = all("button", menu), title = one("#menu-name"), status = one(".status")
  let control, copies, selected, menuWasOpen

  const printed = (id) => {
    const element = document.getElementById(id)
    if (!element) return ""
    const label = element.matches("p") ? one("a.number", element) : element
    return (label?.textContent ?? "").trim().replace(/[\s.\-–:]+$/, "")
  }
  /* "annex-p5-b" in words: the printed numbers and headings on the way to it. */
  const pinpoint = (id, forms) => {
    const places = []
    let path = "", tail = ""
    for (const step of id.split("-")) {
      path += (path && "-") + step
      const [, kind, number] = step.match(/^(u?pp|u?op|u?p|s|annex)(\d*)$/) ?? []
      if (path === "part" || path.startsWith("part-") && path.split("-").length < 3) continue
      if (kind === "annex") places.push(printed(path).replace(/^./u, (first) => forms === words.short ? first.toLowerCase() : first) || path)
      else if (kind === "s") places.push(fill(forms.section, printed(path) || number))
      else if (kind?.endsWith("pp")) places.push(fill(forms.preambular, number))
      else if (kind?.[0] === "u") places.push(fill(forms.unnumbered, number))
      else if (kind) places.push(fill(forms.paragraph, [printed(path) || number, "\0"].join("")))
      else tail += ` ${printed(path)}`
    }
    return places.join(forms.join).replace("\0", tail)
  }
  const citation = (id) => {
    const part = id?.match(/^part-([a-z])/)?.[1].toUpperCase()
    const resolution = fill(words.short.resolution, article.dataset.number + (part ? ` ${part}` : ""))
    const place = id && pinpoint(id, words.short)
    return place ? resolution + words.short.join + place : resolution
  }
  /* The permanent address names the edition; on another host (a preview) it is the address of the page itself. */
  const address = (id) => {
    const published = article.dataset.address
    const here = location.origin + location.pathname
    const base = published && new URL(published).host === location.host ? published : here
    return id ? `${base}#${id}` : base
  }
  const paragraphs = (id) => id ? all(`#${CSS.escape(id)},[id^="${CSS.escape(id)}-"]`, article).filter((p) => p.matches("p")) : []
  const clean = (fragment) => {
    const box = document.createElement("div")
    box.append(fragment)
    all("sup,[data-ours],.number[data-label]", box).forEach((element) => element.remove())
    all("a,[id]", box).forEach((element) => element.matches("a") ? element.replaceWith(...element.childNodes) : element.removeAttribute("id"))
    return box
  }
  const quotation = (id) => {
    const whole = paragraphs(id)
    const parts = []
    whole.forEach((paragraph, index) => {
      const range = document.createRange()
      range.selectNodeContents(paragraph)
      if (selected) {
        if (!selected.intersectsNode(paragraph)) return
        if (range.compareBoundaryPoints(Range.START_TO_START, selected) < 0) range.setStart(selected.startContainer, selected.startOffset)
        if (range.compareBoundaryPoints(Range.END_TO_END, selected) > 0) range.setEnd(selected.endContainer, selected.endOffset)
      }
      const number = one("a.number", paragraph)
      if (number && !index && range.intersectsNode(number)) range.setStartAfter(number)
      parts.push(clean(range.cloneContents()))
    })
    const text = parts.map((part) => part.textContent.trim()).filter(Boolean).join("\n")
    return { text: fill(words.quote, text), html: fill(words.quote, parts.map((part) => part.innerHTML.trim()).join("<br>")) }
  }

  const copy = async ({ text, html }) => {
    const data = { "text/plain": text }
    if (html) data["text/html"] = html
    for (const type in data) data[type] = new Blob([data[type]], { type })
    await navigator.clipboard.write([new ClipboardItem(data)])
  }
  let statusTimer
  const say = (text) => {
    clearTimeout(statusTimer)
    status.textContent = text
    statusTimer = setTimeout(() => { status.textContent = "" }, 4000)
  }
  const selectionIn = (id) => {
    const selection = getSelection()
    const range = selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0)
    return range && paragraphs(id).some((p) => range.intersectsNode(p)) ? range.cloneRange() : null
  }
  const openMenu = (link) => {
    const id = link.classList.contains("cite") ? "" : link.hash.slice(1)
    selected = selectionIn(id)
    title.textContent = id ? pinpoint(id, words.names) : words.whole
    copies = { link: { text: address(id) }, quotation: id ? quotation(id) : null, citation: { text: citation(id) } }
    const labels = { link: words.copy_link, quotation: selected ? words.copy_selection : words.copy_quotation, citation: words.copy_citation }
    items.forEach((item) => {
      const kind = item.dataset.copies
      item.hidden = !copies[kind]
      item.children[0].textContent = labels[kind]
      item.children[1].textContent = copies[kind]?.text.replace(/^https?:\/\//, "") ?? ""
    })
    closeNotes()
    control = link
    show(menu, link)
    link.setAttribute("aria-expanded", "true")
    items[0].focus({ preventScroll: true })
  }
  const closeMenu = (back = true) => {
    menu.hidePopover()
    if (back) control?.focus({ preventScroll: true })
  }
  all("p > a.number, a.cite").forEach((link) => {
    if (!link.matches(".cite")) {
      const name = pinpoint(link.hash.slice(1), words.names)
      link.setAttribute("aria-label", `${link.dataset.label ?? link.textContent} ${fill(words.control, name)}`)
    }
    link.setAttribute("role", "button")
    link.setAttribute("aria-haspopup", "menu")
    link.setAttribute("aria-expanded", "false")
    link.addEventListener("pointerdown", () => { menuWasOpen = isOpen(menu) && control === link })
    link.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), link.click()))
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      if (event.detail && menuWasOpen) closeMenu()
      else openMenu(link)
      menuWasOpen = false
    })
  })
  menu.addEventListener("toggle", (event) => event.newState === "closed" && control?.setAttribute("aria-expanded", "false"))
  menu.addEventListener("keydown", (event) => {
    const shown = items.filter((item) => !item.hidden), at = shown.indexOf(document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + shown.length, Home: 0, End: shown.length - 1 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      shown[next % shown.length].focus()
    } else if (event.key === "Escape") {
      event.preventDefault()
      closeMenu()
    } else if (event.key === "Tab") closeMenu()
  })
  items.forEach((item) => item.addEventListener("click", () => {
    const kind = item.dataset.copies
    closeMenu()
    copy(copies[kind]).then(() => say(words[`${kind}_copied`]), () => say(words.failed))
  }))
})()
