/** Between the two events of a print. Listens before anything that is drawn does: what is drawn because of a print asks here. */
let isPrinting = false;
window.addEventListener('beforeprint', () => {
  isPrinting = true;
});
window.addEventListener('afterprint', () => {
  isPrinting = false;
});

export const isOnPaper = () => isPrinting;
