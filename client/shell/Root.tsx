import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { Outlet, ScrollRestoration, useHref, useNavigate } from 'react-router';

/** Outermost route: links of all controls go through the router instead of loading the page anew. */
export function Root() {
  const navigate = useNavigate();
  return (
    <AriaRouterProvider navigate={navigate} useHref={useAddress}>
      <Outlet />
      <ScrollRestoration />
    </AriaRouterProvider>
  );
}

/** Where a link leads: a page of the product; `tel:` and the like lead elsewhere and stay as they are. */
function useAddress(href: string): string {
  const within = useHref(href);
  return /^[a-z]+:/i.test(href) ? href : within;
}
