/* The list of published editions in the header. Without this script, and where the list cannot be had, a plain link
   leads to the page of editions. */
(() => {
  const box = document.querySelector("[data-editions]")
  if (!box || location.protocol === "file:") return
  const root = new URL(box.dataset.editions.replace(/\/?$/, "/"), location)
  const { edition: kept = "", name } = box.dataset
  const item = (version, newest) => {
    const entry = document.createElement("li"), link = document.createElement("a")
    const path = location.pathname.slice(root.pathname.length + (kept && kept.length + 1))
    link.href = new URL((version === newest ? "" : `${version}/`) + path, root)
    link.textContent = name.replace("{}", () => version)
    if (version === (kept || newest)) link.setAttribute("aria-current", "true")
    link.onclick = async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      link.hash = location.hash
      /* An edition need not have every page: then its own page says what it has. */
      const there = await fetch(link.href, { method: "HEAD" }).then((answer) => answer.ok, () => true)
      location.assign(there ? link.href : new URL(`editions/${version}.html`, root))
    }
    entry.append(link)
    return entry
  }
  const show = (versions) => {
    if (!versions.length) return
    const menu = document.createElement("details"), title = document.createElement("summary")
    const list = document.createElement("ul"), last = document.createElement("li")
    title.textContent = kept || versions[0]
    title.setAttribute("aria-label", name.replace("{}", () => title.textContent))
    last.append(...box.childNodes)
    list.append(...versions.map((version) => item(version, versions[0])), last)
    menu.append(title, list)
    menu.onkeydown = (event) => {
      if (event.key !== "Escape") return
      menu.open = false
      title.focus()
    }
    box.append(menu)
  }
  /* Whoever has asked for an edition that has the same words is told so. */
  const tell = () => {
    const [asked, said] = (sessionStorage.getItem("edition") ?? "").split("\n")
    sessionStorage.removeItem("edition")
    if (!said || !asked.endsWith(location.pathname.slice(root.pathname.length + (kept && kept.length + 1)))) return
    const banner = document.createElement("div"), words = document.createElement("p")
    banner.className = "md-banner edition-banner"
    banner.setAttribute("role", "status")
    banner.dir = document.documentElement.dir
    words.textContent = said.trim()
    banner.append(words)
    document.querySelector(".site-header").before(banner)
  }
  try { tell() } catch { /* A browser may forbid to remember: then the page is shown without it. */ }
  fetch(new URL("versions.json", root))
    .then((answer) => answer.ok ? answer.json() : [])
    .then((editions) => show(editions.map((edition) => edition.version)), () => {})
})()
