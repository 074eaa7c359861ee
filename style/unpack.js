// The packager's text, read again: characters to bytes, and bytes to the script and the program that they hold.

const damaged = (what) => new Error(`the packed program ${what}`);

// Long work is done a few milliseconds at a time, so that the page can be scrolled and clicked meanwhile.
const PIECE = 8;
let since = performance.now();
const due = () => performance.now() - since > PIECE;
const breathe = async () => {
  // Not a timer: browsers make those wait longer and longer.
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => {
    port1.onmessage = done;
    port2.postMessage(0);
  });
  port1.close();
  since = performance.now();
};

// A character holds 7 bits; of their values, 28 say that it holds 6 more, and 6 that it holds 13 more.
const bytesOf = async (text) => {
  const bytes = new Uint8Array((text.length * 5) >> 1);
  let [to, held, count] = [0, 0, 0];
  const piece = (from, end) => {
    for (let i = from; i < end; i += 1) {
      const code = text.charCodeAt(i);
      // The blank and what follows it, but for what would end the text or begin something else in HTML.
      if (code > 31 && code < 127 && code !== 60) {
        held |= (code - 32 - (code > 60)) << count;
        count += 7;
      } else if (code > 0xff && code < 0x800) {
        held |= ((94 + ((code - 0x100) >> 6)) | ((code & 63) << 7)) << count;
        count += 13;
      } else if (code > 0xfff && code < 0xd000) {
        held |= ((122 + ((code - 0x1000) >> 13)) | (((code - 0x1000) & 8191) << 7)) << count;
        count += 20;
      } else throw damaged(`has a foreign character at ${i}`);
      for (; count > 7; count -= 8) {
        bytes[to] = held;
        to += 1;
        held >>>= 8;
      }
    }
  };
  for (let from = 0; from < text.length; from += 16384) {
    piece(from, Math.min(from + 16384, text.length));
    if (due()) await breathe();
  }
  if (held) throw damaged('was cut short');
  return bytes.subarray(0, to);
};

// Where each group of LZMA's probabilities begins: one for each state, then those of the lengths of new and of
// repeated matches, of distances, and of literals, of which each has two bits of context.
const [MATCH, REPEAT, LATEST, SECOND, THIRD, LONG] = [0, 12, 24, 36, 48, 60];
const [LENGTH, LENGTH_AGAIN, SLOT, MIDDLE, ALIGN, LITERAL] = [72, 346, 620, 876, 1004, 1020];
const ALL = LITERAL + 4 * 0x300;
// The places in the coder.
const [RANGE, CODE] = [0, 1];

// LZMA without a header, position bits or an end mark: what comes out has a known length and is its own dictionary.
const unpack = async (packed, length) => {
  const out = new Uint8Array(length);
  const odds = new Uint16Array(ALL).fill(1024);
  // Not variables: V8 makes an object of each number as large as these when closures share it.
  const coder = new Uint32Array(2);
  let at = 1;

  // Bits whose odds depend on those before them, the highest first; the node that they lead to has a one in front of
  // them. Nearly all time goes into this loop. Past its end `packed` reads as zeros, which the last check finds.
  const tree = (base, end, from = 1) => {
    let range = coder[RANGE];
    let code = coder[CODE];
    let node = from;
    while (node < end) {
      const odd = odds[base + node];
      const bound = (range >>> 11) * odd;
      if (code < bound) {
        range = bound;
        odds[base + node] = odd + ((2048 - odd) >> 5);
        node <<= 1;
      } else {
        range -= bound;
        code -= bound;
        odds[base + node] = odd - (odd >> 5);
        node = (node << 1) | 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[at]) >>> 0;
        at += 1;
      }
    }
    coder[RANGE] = range;
    coder[CODE] = code;
    return node;
  };

  const bit = (index) => tree(index - 1, 2) & 1;

  // The same with the lowest bit first.
  const reversed = (base, bits) => {
    const node = tree(base, 1 << bits);
    let value = 0;
    for (let i = 0; i < bits; i += 1) value = (value << 1) | ((node >> i) & 1);
    return value;
  };

  // Bits that are as often one as zero.
  const direct = (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      coder[RANGE] >>>= 1;
      const one = coder[CODE] < coder[RANGE] ? 0 : 1;
      if (one) coder[CODE] -= coder[RANGE];
      if (coder[RANGE] < 0x1000000) {
        coder[RANGE] <<= 8;
        coder[CODE] = (coder[CODE] << 8) | packed[at];
        at += 1;
      }
      value = (value << 1) | one;
    }
    return value;
  };

  const lengthFrom = (base) => {
    if (!bit(base)) return tree(base + 2, 8) - 8 + 2;
    if (!bit(base + 1)) return tree(base + 10, 8) - 8 + 10;
    return tree(base + 18, 256) - 256 + 18;
  };

  // A distance is told by how many bits it has, then its bits; the lowest four of a long one have odds again.
  const distanceFor = (run) => {
    const slot = tree(SLOT + Math.min(run - 2, 3) * 64, 64) - 64;
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + reversed(MIDDLE + high - slot, bits);
    return high + (direct(bits - 4) << 4) + reversed(ALIGN, 4);
  };

  // After a match, the byte with which that match would have gone on is a hint, as long as it proves right.
  const literal = (before, hint) => {
    const base = LITERAL + (before >> 6) * 0x300;
    let node = 1;
    for (let rest = hint; rest >= 0 && node < 0x100; rest <<= 1) {
      const expected = (rest >> 7) & 1;
      const one = bit(base + ((1 + expected) << 8) + node);
      node = (node << 1) | one;
      if (one !== expected) break;
    }
    return tree(base, 0x100, node);
  };

  coder[RANGE] = 0xffffffff;
  // The first byte is always zero.
  for (; at < 5; at += 1) coder[CODE] = (coder[CODE] << 8) | packed[at];

  // The latest four distances, each less one; what kinds of symbols came last, as one number; and how much is out.
  // A piece keeps them as variables of its own, which are faster than those that functions share.
  let kept = [0, 0, 0, 0, 0, 0];
  const piece = (until) => {
    let [d0, d1, d2, d3, state, size] = kept;
    while (size < until) {
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
        let long = 1;
        if (!bit(LATEST + state)) long = bit(LONG + state);
        else if (!bit(SECOND + state)) [d0, d1] = [d1, d0];
        else if (!bit(THIRD + state)) [d0, d1, d2] = [d2, d0, d1];
        else [d0, d1, d2, d3] = [d3, d0, d1, d2];
        if (long) run = lengthFrom(LENGTH_AGAIN);
        state = state > 6 ? 11 : long ? 8 : 9;
      }
      if (d0 >= size) throw damaged('refers to what is not there');
      for (const end = size + run; size < end; size += 1) out[size] = out[size - d0 - 1];
    }
    kept = [d0, d1, d2, d3, state, size];
    return size;
  };
  let size = 0;
  while (size < length) {
    size = piece(Math.min(size + 4096, length));
    if (due()) await breathe();
  }
  // A whole one ends with its last byte, but for padding, and with an empty coder; a damaged one hardly ever does.
  if (size > length || coder[CODE] || at > packed.length || at < packed.length - 3) throw damaged('is not whole');
  return out;
};
