import { useMemo } from 'react';

const prefix = 'data:image/svg+xml;base64,';

/**
 * The drawing inside an SVG as the server made it: only its paths are taken over, never its markup. The `data:` address itself
 * cannot be an image's source under the content security policy.
 */
function readPaths(uri: string): {
  viewBox: string;
  paths: { d: string; fill: string | null; stroke: string | null }[];
} {
  const root = new DOMParser().parseFromString(atob(uri.slice(prefix.length)), 'image/svg+xml').documentElement;
  return {
    viewBox: root.getAttribute('viewBox') ?? '0 0 0 0',
    paths: [...root.querySelectorAll('path')].map((path) => ({
      d: path.getAttribute('d') ?? '',
      fill: path.getAttribute('fill'),
      stroke: path.getAttribute('stroke'),
    })),
  };
}

/** A QR code from the `data:` URI of an SVG image that the server gives. */
export function QrCode({ uri, label }: { uri: string; label: string }) {
  const { viewBox, paths } = useMemo(() => readPaths(uri), [uri]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={viewBox}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 rounded-8 border border-line bg-white"
    >
      {paths.map(({ d, fill, stroke }) => (
        <path key={d} d={d} fill={fill ?? 'none'} stroke={stroke ?? undefined} />
      ))}
    </svg>
  );
}
