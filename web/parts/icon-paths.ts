// The few pictograms of the product, as paths of a 24 px grid.
export const paths = {
  today: "M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5h-5v5H5a1 1 0 0 1-1-1z",
  fill: "M5 4h9l5 5v11H5zM14 4v5h5M8.5 13h7M8.5 16.5h4.5",
  cases: "M12 4 21 19.5H3zM12 10v4.5M12 17v.3",
  exchange: "M4 9h14l-3.5-3.5M20 15H6l3.5 3.5",
  overview: "M5 20V11M12 20V4M19 20v-6M3 20h18",
  admin: "M4 5h16v5H4zM4 14h7v5H4zM15 14h5v5h-5z",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.5 3.8-5.5 7.5-5.500s6.7 2 7.5 5.5",
  outbox: "M12 15V5M8 8.5 12 4.500l4 4M4 14v5h16v-5",
  units: "M9 4h6v5H9zM3.5 15h6v5h-6zM14.5 15h6v5h-6zM12 9v3M6.5 15v-3h11v3",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3 3-4.8 6.5-4.8s5.9 1.8 6.5 4.8M16 4.300a3.5 3.5 0 0 1 0 6.5M18 15.200c1.8.7 3 2.2 3.4 4.3",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  check: "M5 12.500l4.5 4.500L19 7.5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
  close: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  down: "M12 5v10M8 11l4 4 4-4M5 19h14",
  cloud: "M7 18a4 4 0 1 1 .7-7.900A5.5 5.5 0 0 1 18 11.5 3.3 3.3 0 0 1 17.5 18z",
} as const;

export type IconName = keyof typeof paths;
