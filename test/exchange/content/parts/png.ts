import { crc32, deflateSync } from 'node:zlib';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A true-colour PNG, painted pixel by pixel. */
export function png(width: number, height: number, paint: (x: number, y: number) => Colour): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(paint(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

const white: Colour = [255, 255, 255];
const ink: Colour = [47, 94, 212];
const pale: Colour = [221, 230, 250];

/** A bar chart, one bar for each value between 0 and 1. */
export function barChart(values: readonly number[]): Uint8Array {
  const [barWidth, height] = [28, 120];
  return png(values.length * barWidth, height, (x, y) => {
    const value = values[Math.floor(x / barWidth)] ?? 0;
    if (x % barWidth < 6 || height - y > value * height) return y % 30 === 0 ? pale : white;
    return ink;
  });
}

/** The square mark of the company for signatures and newsletters. */
export function mark(): Uint8Array {
  return png(32, 32, (x, y) => {
    const distance = Math.hypot(x - 15.5, y - 15.5);
    if (distance > 15) return white;
    return Math.abs(x - y) < 3 || Math.abs(x + y - 31) < 3 ? white : ink;
  });
}

/** A temperature curve with a limit line, as the gateways export it. */
export function temperatureCurve(phase: number): Uint8Array {
  return png(240, 90, (x, y) => {
    const curve = 48 - 18 * Math.sin((x + phase) / 23) - 9 * Math.sin((x + phase * 3) / 7);
    if (y === 20) return [196, 43, 28];
    if (Math.abs(y - curve) < 1.4) return ink;
    return x % 40 === 0 || y % 30 === 0 ? pale : white;
  });
}
