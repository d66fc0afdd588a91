for (const box of document.querySelectorAll(".filter")) {
  box.hidden = false;
  const cases = [...box.nextElementSibling.children].map((row) => [row, row.textContent.toLowerCase()]);
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [row, text] of cases) row.hidden = !words.every((word) => text.includes(word));
  });
}
