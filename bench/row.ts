// One line of the bench's table: a figure beside its goal and its peer.
export type Row = { figure: string; value: number | string; unit?: string; goal?: string; peer?: string };

export function printRows(rows: Row[]): void {
  for (const { figure, value, unit = "", goal = "", peer = "" } of rows) {
    console.log(`${figure.padEnd(60)} ${`${value} ${unit}`.trim().padStart(18)}   ${goal.padEnd(16)} ${peer}`);
  }
}
