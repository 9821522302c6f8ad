import { useMemo } from 'react';

/** The drawing inside an SVG as the server made it: only its paths are taken over, never its markup. */
function readPaths(svg: string): {
  viewBox: string;
  paths: { d: string; fill: string | null; stroke: string | null }[];
} {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return {
    viewBox: root.getAttribute('viewBox') ?? '0 0 0 0',
    paths: [...root.querySelectorAll('path')].map((path) => ({
      d: path.getAttribute('d') ?? '',
      fill: path.getAttribute('fill'),
      stroke: path.getAttribute('stroke'),
    })),
  };
}

/** A QR code from the SVG text of the server. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  const { viewBox, paths } = useMemo(() => readPaths(svg), [svg]);
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
