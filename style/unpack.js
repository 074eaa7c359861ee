// What the packager wrote, read again: text to bytes, and bytes to the script and the program that they hold.

// Four bytes as five digits. No digit means anything to HTML, to JavaScript or to a shell's quotes.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{|';

const damaged = (what) => new Error(`the packed program ${what}`);

const bytesOf = (text) => {
  const values = new Uint8Array(128).fill(255);
  for (let i = 0; i < DIGITS.length; i += 1) values[DIGITS.charCodeAt(i)] = i;
  if (text.length % 5) throw damaged('was cut short');
  const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    let number = 0;
    for (let i = from; i < from + 5; i += 1) {
      const value = values[text.charCodeAt(i)];
      if (!(value < 85)) throw damaged(`has no digit at ${i}`);
      number = number * 85 + value;
    }
    bytes.setUint32(to, number);
  }
  return new Uint8Array(bytes.buffer);
};

// Where each group of LZMA's probabilities begins: for every state, for the lengths of matches and of repeats, for
// distances, and for literals. There are no position bits, and three bits of context for a literal.
const [MATCH, REPEAT, LATEST, SECOND, THIRD, LONG] = [0, 12, 24, 36, 48, 60];
const [LENGTH, LENGTH_AGAIN, SLOT, SPECIAL, ALIGN, LITERAL] = [72, 346, 620, 876, 1004, 1020];

// LZMA without a header and without an end mark: the length that comes out is known.
const unpack = (packed, length) => {
  const out = new Uint8Array(length);
  const odds = new Uint16Array(LITERAL + 8 * 0x300).fill(1024);
  // Not variables: V8 would make an object of each number as large as these, for every bit.
  const coder = new Uint32Array(2);
  const [RANGE, CODE] = [0, 1];
  let at = 0;

  const bit = (index) => {
    const odd = odds[index];
    let range = coder[RANGE];
    let code = coder[CODE];
    const bound = Math.imul(range >>> 11, odd) >>> 0;
    const one = code >= bound ? 1 : 0;
    if (one) {
      range -= bound;
      code -= bound;
      odds[index] = odd - (odd >>> 5);
    } else {
      range = bound;
      odds[index] = odd + ((2048 - odd) >>> 5);
    }
    if (range < 0x1000000) {
      range <<= 8;
      code = (code << 8) | packed[at++];
    }
    coder[RANGE] = range;
    coder[CODE] = code;
    return one;
  };

  // Bits whose odds depend on those before them, the highest first; the result has a one in front.
  const tree = (base, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i += 1) node = (node << 1) | bit(base + node);
    return node;
  };

  // The same with the lowest bit first.
  const reversed = (base, bits) => {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const one = bit(base + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };

  // Bits that are as often one as zero.
  const direct = (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      coder[RANGE] >>>= 1;
      const one = coder[CODE] >= coder[RANGE] ? 1 : 0;
      if (one) coder[CODE] -= coder[RANGE];
      if (coder[RANGE] < 0x1000000) {
        coder[RANGE] <<= 8;
        coder[CODE] = (coder[CODE] << 8) | packed[at++];
      }
      value = (value << 1) | one;
    }
    return value;
  };

  const lengthFrom = (base) => {
    if (!bit(base)) return tree(base + 2, 3) - 8 + 2;
    if (!bit(base + 1)) return tree(base + 10, 3) - 8 + 10;
    return tree(base + 18, 8) - 256 + 18;
  };

  const distanceFor = (run) => {
    const slot = tree(SLOT + Math.min(run - 2, 3) * 64, 6) - 64;
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + reversed(SPECIAL + high - slot, bits);
    return high + (direct(bits - 4) << 4) + reversed(ALIGN, 4);
  };

  // A literal after a match is told with the help of the byte that the match would have gone on with.
  const literal = (before, matched) => {
    const base = LITERAL + (before >> 5) * 0x300;
    let node = 1;
    for (let rest = matched; rest >= 0 && node < 0x100; ) {
      const expected = (rest >> 7) & 1;
      rest <<= 1;
      const one = bit(base + ((1 + expected) << 8) + node);
      node = (node << 1) | one;
      if (one !== expected) break;
    }
    while (node < 0x100) node = (node << 1) | bit(base + node);
    return node;
  };

  coder[RANGE] = 0xffffffff;
  // The first byte is always zero.
  for (at = 1; at < 5; at += 1) coder[CODE] = (coder[CODE] << 8) | packed[at];

  // The four latest distances, each less by one, and the kinds of the latest symbols as one number.
  let [d0, d1, d2, d3] = [0, 0, 0, 0];
  let state = 0;
  let size = 0;
  while (size < length) {
    if (!bit(MATCH + state)) {
      out[size] = literal(size ? out[size - 1] : 0, state < 7 ? -1 : out[size - d0 - 1]);
      size += 1;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let run = 1;
    if (!bit(REPEAT + state)) {
      run = lengthFrom(LENGTH);
      [d0, d1, d2, d3] = [distanceFor(run), d0, d1, d2];
      state = state < 7 ? 7 : 10;
    } else {
      let whole = true;
      if (!bit(LATEST + state)) whole = bit(LONG + state);
      else if (!bit(SECOND + state)) [d0, d1] = [d1, d0];
      else if (!bit(THIRD + state)) [d0, d1, d2] = [d2, d0, d1];
      else [d0, d1, d2, d3] = [d3, d0, d1, d2];
      if (whole) run = lengthFrom(LENGTH_AGAIN);
      state = state > 6 ? 11 : whole ? 8 : 9;
    }
    if (d0 >= size) throw damaged('refers to what is not there');
    for (const end = size + run; size < end; size += 1) out[size] = out[size - d0 - 1];
  }
  // A whole packing ends with its last byte and an empty coder; a damaged one hardly ever does.
  if (size > length || coder[CODE] || at > packed.length || at < packed.length - 3) throw damaged('is not whole');
  return out;
};
