/* What works only with a script is built by one, as Material's templates write it: the field of the search and the switch
   of colours. This stands before Material's own script, which looks for them. */
(() => {
  const filled = (name, write) => document.querySelectorAll(`[data-${name}]`).forEach((box) => {
    const said = JSON.parse(box.dataset[name], (key, word) => typeof word === "string" ? word.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt()};`) : word)
    box.innerHTML = write(said)
  })
  const icon = (name) => `<svg class="${name}"></svg>`
  filled("search", ([name, reset, waiting]) => `<label class="md-search__overlay" for="__search"></label>
    <div class="md-search__inner" role="search"><form class="md-search__form" name="search">
    <input type="text" class="md-search__input" name="query" aria-label="${name}" placeholder="${name}" autocapitalize="off" autocorrect="off" autocomplete="off" spellcheck="false" data-md-component="search-query" required>
    <label class="md-search__icon md-icon" for="__search">${icon("magnify")}${icon("arrow-left")}</label>
    <nav class="md-search__options" aria-label="${name}"><button type="reset" class="md-search__icon md-icon" title="${reset}" aria-label="${reset}" tabindex="-1">${icon("close")}</button></nav></form>
    <div class="md-search__output"><div class="md-search__scrollwrap" tabindex="0" data-md-scrollfix><div class="md-search-result" data-md-component="search-result">
    <div class="md-search-result__meta">${waiting}</div><ol class="md-search-result__list" role="presentation"></ol></div></div></div></div>`)
  filled("palette", (choices) => choices.map(([scheme, primary, accent, name, drawn], at) => `
    <input class="md-option" data-md-color-media="" data-md-color-scheme="${scheme}" data-md-color-primary="${primary}" data-md-color-accent="${accent}" aria-label="${name}" type="radio" name="__palette" id="__palette_${at}">
    <label class="md-header__button md-icon" title="${name}" for="__palette_${(at + 1) % choices.length}" hidden>${icon(drawn)}</label>`).join(""))
})()
