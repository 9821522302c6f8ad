/**
 * Where to go after signing in, from the query `?to=` of the sign-in page. Anything but a path of this site gives `/`,
 * so that a crafted link cannot send a person elsewhere.
 */
export function returnPath(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/';
  return /^\/(?![/\\])[\w\-./]*$/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}

/** Address of the sign-in page that leads back to `pathname`. Queries and states are left behind: they may hold personal data. */
export function signInPath(pathname: string): string {
  return pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname)}`;
}
