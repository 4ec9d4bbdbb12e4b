interface BarChartProps {
  /** The sentence that a person hears instead of seeing the bars. */
  sentence: string;
  bars: { key: string; count: number }[];
  /** Words below the first and the last bar. */
  from: string;
  to: string;
}

const HEIGHT = 64;
const STEP = 10;
const GAP = 2;

/** A bar for each count, as high as its share of the largest. Its table stands elsewhere. */
export function BarChart({ sentence, bars, from, to }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <figure class="bar-chart">
      <svg
        role="img"
        aria-label={sentence}
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {bars.map(({ key, count }, at) => {
          // Something is never drawn as nothing.
          const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT);
          return (
            <rect
              key={key}
              class={count === 0 ? 'none' : undefined}
              x={at * STEP + GAP / 2}
              y={HEIGHT - height}
              width={STEP - GAP}
              height={height}
            />
          );
        })}
      </svg>
      <figcaption aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}
