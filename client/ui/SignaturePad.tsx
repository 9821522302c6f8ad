import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from './Button.tsx';
import { RequiredMark } from './Field.tsx';
import { Icon } from './icons.tsx';
import { text } from './text.ts';

type Stroke = [x: number, y: number][];

/** Size of the drawing, in its own units; the screen shows it as wide as there is room. */
const width = 640;
const height = 220;

function draw(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.lineWidth = 3;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    pen.beginPath();
    pen.moveTo(...first);
    for (const point of rest.length > 0 ? rest : [first]) pen.lineTo(...point);
    pen.stroke();
  }
}

/**
 * A place to sign by pen, finger or mouse. `onChange` gets the drawing as a PNG, or null when there is none. Writing by hand has no
 * keyboard equivalent, so the form must offer paper or oral consent beside it; the note under the pad says so.
 */
export function SignaturePad({
  label,
  description,
  errorMessage,
  isRequired,
  onChange,
}: {
  label: string;
  description?: string;
  errorMessage?: string;
  isRequired?: boolean;
  onChange: (png: Blob | null) => void;
}) {
  const t = useText(text);
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const current = useRef<Stroke | null>(null);

  useEffect(() => {
    if (canvas.current) draw(canvas.current, strokes);
  }, [strokes]);

  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
  };
  const settle = (next: Stroke[]): void => {
    setStrokes(next);
    if (!canvas.current) return;
    draw(canvas.current, next);
    if (next.length === 0) onChange(null);
    else canvas.current.toBlob(onChange, 'image/png');
  };
  const lift = (): void => {
    if (!current.current) return;
    const stroke = current.current;
    current.current = null;
    settle([...strokes, stroke]);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot hold the description
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-note`} className="flex max-w-xl flex-col gap-1.5">
      <p id={id} className="font-bold">
        {label}
        {isRequired && <RequiredMark />}
      </p>
      {description && <p className="text-sm text-quiet">{description}</p>}
      <div className="relative">
        <canvas
          ref={canvas}
          width={width}
          height={height}
          role="img"
          aria-label={`${t('signature.area')}. ${strokes.length > 0 ? t('signature.signed') : t('signature.empty')}`}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            current.current = [at(event)];
            draw(event.currentTarget, [...strokes, current.current]);
          }}
          onPointerMove={(event) => {
            if (!current.current) return;
            current.current.push(at(event));
            draw(event.currentTarget, [...strokes, current.current]);
          }}
          onPointerUp={lift}
          onPointerCancel={lift}
          className={`w-full touch-none cursor-crosshair rounded-8 border bg-white ${errorMessage ? 'border-2 border-error-1' : 'border-field'}`}
        />
        {strokes.length === 0 && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-x-6 bottom-8 border-b border-solid-gray-420 text-quiet"
          >
            {t('signature.here')}
          </span>
        )}
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="outline"
          isDisabled={strokes.length === 0}
          onPress={() => settle(strokes.slice(0, -1))}
        >
          {t('undo')}
        </Button>
        <Button size="sm" variant="outline" isDisabled={strokes.length === 0} onPress={() => settle([])}>
          {t('clear')}
        </Button>
      </div>
      <p id={`${id}-note`} className="text-sm text-quiet">
        {t('signature.otherwise')}
      </p>
      {errorMessage && (
        <p role="alert" className="flex items-center gap-1 text-sm text-error-1">
          <Icon name="error" size={16} />
          {errorMessage}
        </p>
      )}
    </div>
  );
}
