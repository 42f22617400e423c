// Three graphs of the last ten minutes: requests, failures and latency of both backends.
import uPlot from './lib/uPlot.js';

const SECONDS = 600;
const KINDS = [
  {title: 'Requests per second', of: side => side.requests},
  {title: 'Failed requests, %', of: side => side.requests ? 100 * side.failed / side.requests : null},
  {title: 'Latency, 95th percentile, ms', of: side => side.p95 ? 1000 * side.p95 : null},
];

/** Draws seconds as they come: {at, legacy: {requests, failed, p95}, next: {…}}. */
export class Graphs {
  constructor(place) {
    this.place = place;
    this.times = [];
    this.columns = KINDS.map(() => [[], []]);
    this.plots = [];
  }

  add(seconds) {
    for (const second of seconds) {
      const time = Date.parse(second.at) / 1000;
      if (this.times.length && time <= this.times[this.times.length - 1]) continue;
      this.times.push(time);
      KINDS.forEach((kind, i) => {
        this.columns[i][0].push(kind.of(second.legacy));
        this.columns[i][1].push(kind.of(second.next));
      });
    }
    const beyond = this.times.length - SECONDS;
    if (beyond > 0) {
      this.times.splice(0, beyond);
      this.columns.flat().forEach(column => column.splice(0, beyond));
    }
    this.draw();
  }

  draw() {
    if (!this.plots.length) this.make();
    this.plots.forEach((plot, i) => plot.setData([this.times, ...this.columns[i]]));
  }

  make() {
    this.place.hidden = false;
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    const axis = {stroke: colour('--muted'), grid: {stroke: colour('--line'), width: 1}};
    this.plots = KINDS.map(kind => {
      const frame = this.place.appendChild(document.createElement('div'));
      return new uPlot({
        title: kind.title,
        width: this.width(),
        height: 190,
        axes: [axis, {...axis, size: 60}],
        scales: {y: {range: (_, low, high) => [0, Math.max(1, high ?? 1)]}},
        series: [
          {},
          {label: 'legacy', stroke: colour('--legacy'), width: 2},
          {label: 'next', stroke: colour('--next'), width: 2, dash: [8, 4]},
        ],
      }, [[], [], []], frame);
    });
    addEventListener('resize', () =>
      this.plots.forEach(plot => plot.setSize({width: this.width(), height: 190})));
  }

  width() {
    return Math.max(260, this.place.clientWidth - 56);
  }
}
