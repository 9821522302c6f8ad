/** Moves the view and the focus to a part of the page. */
export function goTo(id: string): void {
  const part = document.getElementById(id);
  if (!part) return;
  part.scrollIntoView({
    block: 'start',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
  const target = part.querySelector<HTMLElement>('textarea, input, button') ?? part;
  target.focus({ preventScroll: true });
}
