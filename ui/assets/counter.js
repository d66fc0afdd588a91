// Length of an ad text as its platform counts it. Equal to adwright.tools.counting.width: a test
// holds them together. AW_WIDE, the wide characters of the server's Unicode, comes before this file.
(function () {
  "use strict";

  const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const INSERTION = new RegExp(
    `\\{${SPACE}*(?:key${SPACE}?word|customizer\\.[^:{}]*|location\\([^(){}]*\\))${SPACE}*:([^{}]*)\\}`,
    "giu",
  );

  function isWide(code) {
    let low = 0;
    let high = AW_WIDE.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (code < AW_WIDE[middle][0]) high = middle - 1;
      else if (code > AW_WIDE[middle][1]) low = middle + 1;
      else return true;
    }
    return false;
  }

  function columns(text) {
    let sum = 0;
    for (const character of text) sum += isWide(character.codePointAt(0)) ? 2 : 1;
    return sum;
  }

  function width(text, counting) {
    if (counting === "characters") return Array.from(text).length;
    if (counting === "display_width") return columns(text.replace(INSERTION, "$1"));
    return columns(text);
  }

  globalThis.adwrightWidth = width;
})();
