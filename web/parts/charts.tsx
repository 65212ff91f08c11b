// A small horizontal bar chart: one bar for each unit, drawn without a library.

export type Bar = { key: string; label: string; value: number; text: string; muted?: boolean };

const LINE = 48;

/** The bars share one scale; a goal is a mark across each bar. The table beside the chart says the same to readers. */
export function BarChart({ title, bars, goal }: { title: string; bars: Bar[]; goal?: number }) {
  // Rates may exceed 100 %: the longest bar fills the width, whatever it is.
  const longest = Math.max(goal ?? 0, ...bars.map((bar) => bar.value)) || 1;
  const width = (value: number) => `${Math.max(0, (value / longest) * 100)}%`;
  return (
    <svg class="chart" role="img" aria-label={title} width="100%" height={bars.length * LINE}>
      {bars.map((bar, index) => (
        <g key={bar.key} class={bar.muted ? "muted-bar" : undefined}>
          <text x="0" y={index * LINE + 18}>
            {bar.label}
          </text>
          <text x="100%" y={index * LINE + 18} text-anchor="end" class="value">
            {bar.text}
          </text>
          <rect class="track" x="0" y={index * LINE + 27} width="100%" height="10" rx="5" />
          <rect class="bar" x="0" y={index * LINE + 27} width={width(bar.value)} height="10" rx="5" />
          {goal !== undefined && (
            <line class="goal" x1={width(goal)} x2={width(goal)} y1={index * LINE + 24} y2={index * LINE + 40} />
          )}
        </g>
      ))}
    </svg>
  );
}
