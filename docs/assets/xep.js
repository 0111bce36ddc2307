// Sorts a plain table by a column: its cells say by what (`data-value`); what says nothing stays last.
for (const table of document.querySelectorAll("table.compared")) {
  const body = table.tBodies[0];
  for (const head of table.tHead.rows[0].cells) {
    if (!("sort" in head.dataset)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[head.cellIndex].dataset.value;
      const order = (one, other) => value(one).localeCompare(value(other), "vi", { numeric: true }) * (down ? -1 : 1);
      body.append(...[...body.rows].sort((one, other) => !value(one) - !value(other) || order(one, other)));
    });
  }
}
