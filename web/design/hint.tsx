import { cloneElement, lazy, Suspense, useState, type HTMLAttributes, type ReactElement, type ReactNode } from 'react';

const OpenTooltip = lazy(async () => ({ default: (await import('./tooltip.tsx')).OpenTooltip }));

interface HintProps {
  readonly label: string;
  /** Passes a ref and pointer events on to its element. */
  readonly children: ReactElement<HTMLAttributes<Element>>;
}

/**
 * The library's tooltip, made when the pointer first comes near. A list shows some hundred marks with a tooltip each, and
 * making them all at once took most of the time of showing the list.
 */
export function Hint({ label, children }: HintProps): ReactNode {
  const [near, setNear] = useState(false);
  if (!near) return cloneElement(children, { onPointerEnter: () => setNear(true) });
  return (
    <Suspense fallback={children}>
      <OpenTooltip label={label}>{children}</OpenTooltip>
    </Suspense>
  );
}
