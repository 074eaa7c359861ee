// The packager's streams, put together again: the program's code, of which like stands beside like in the page.

// One letter for each stream, in their order.
const LETTERS = 'ixrvesablgptNfcnOom';
// Which operands follow an opcode, by the letters of their streams.
const OPERANDS = '02-04b 0c-0dr 0et 10c 11ii 1cs 20-22l 23-24g 25-26e 28-35ao 36-3eaO 3f-40e 41n 42N 43ffff 44ffffffff d0e d2e fcx ffm';
// The same for what follows the opcode fc.
const MORE_OPERANDS = '08ee 09e 0aee 0be 0cee 0de 0eee 0f-11e';

const shapesOf = (table) => {
  const shapes = new Array(256).fill([]);
  for (const entry of table.split(' ')) {
    const [, first, last, letters] = /^(..)(?:-(..))?(.*)$/.exec(entry);
    const streams = [...letters].map((letter) => LETTERS.indexOf(letter));
    shapes.fill(streams, parseInt(first, 16), parseInt(last || first, 16) + 1);
  }
  return shapes;
};

// `bytes` are all but the bodies, then the streams; the bodies stand at `cut`. What comes out has a known length.
const join = async (bytes, lengths, cut, length) => {
  const [shapes, more] = [shapesOf(OPERANDS), shapesOf(MORE_OPERANDS)];
  const [OPCODE, LOCALS, BYTE, TABLE, TYPES, NEXT] = [...'pvftsx'].map((letter) => LETTERS.indexOf(letter));
  const out = new Uint8Array(length);
  const rest = lengths.reduce((left, each) => left - each, bytes.length);
  // Where each stream goes on, and where it ends.
  const ends = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((sum, each) => sum + each, rest));
  const at = Int32Array.from(lengths, (each, i) => ends[i] - each);
  let to = cut;

  // An operand goes from its stream into the program, and counts.
  const put = (stream) => {
    let byte = bytes[at[stream]];
    at[stream] += 1;
    out[to] = byte;
    to += 1;
    if (byte < 128 || stream === BYTE) return byte;
    let count = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at[stream]];
      at[stream] += 1;
      out[to] = byte;
      to += 1;
      count |= (byte & 127) << shift;
    }
    return count;
  };

  const body = () => {
    for (let i = put(LOCALS) * 2; i > 0 && to < length; i -= 1) put(LOCALS);
    for (let open = 1; open > 0; ) {
      if (to >= length) throw damaged('has too much code');
      const opcode = bytes[at[OPCODE]];
      at[OPCODE] += 1;
      out[to] = opcode === 0xff ? 0x41 : opcode;
      to += 1;
      if (opcode === 0x0b) open -= 1;
      else if (opcode > 1 && opcode < 5) open += 1;
      const shape = shapes[opcode];
      for (let i = 0; i < shape.length; i += 1) {
        const stream = shape[i];
        const said = put(stream);
        if (stream === NEXT) more[said].forEach(put);
        else if (stream === TABLE) for (let left = said + 1; left > 0 && to < length; left -= 1) put(stream);
        else if (stream === TYPES) for (let left = said; left > 0 && to < length; left -= 1) put(stream);
      }
    }
  };

  out.set(bytes.subarray(0, cut));
  while (at[LOCALS] < ends[LOCALS]) {
    if (due()) await breathe();
    // The length of a body stands before it and is known after it; most have two bytes.
    const from = to;
    to += 2;
    body();
    const size = to - from - 2;
    const digits = [];
    for (let left = size; left > 0; left >>>= 7) digits.push((left & 127) | (left > 127 ? 128 : 0));
    if (digits.length !== 2) out.copyWithin(from + digits.length, from + 2, to);
    out.set(digits, from);
    to += digits.length - 2;
  }
  if (to + rest - cut !== length || ends.some((end, i) => at[i] !== end)) throw damaged('is not whole');
  out.set(bytes.subarray(cut, rest), to);
  return out;
};
