// The worker's part for Parquet: what describes such a file stands at its end, and of its columns few are needed, so it
// is read by parts, wherever they lie. Its program is a third one, which the page unpacks when the first such file comes.

import { ParquetReader, __wbg_reset_state, initSync } from 'parquet';

let begun;

// Whether a file that begins so is one.
export const isParquet = ([p, a, r, one]) => p === 0x50 && a === 0x41 && r === 0x52 && one === 0x31;

// Reads a file, which gives { name, size, part(from, to) }, with the reader of all files. `unpack` asks for the program,
// and `goOn` is told how far it is, and tells whether to go on.
export const readParquet = async (reader, file, unpack, goOn) => {
  reader.begin(file.name);
  begun ??= unpack();
  const module = await begun;
  try {
    initSync({ module });
    const parquet = new ParquetReader(file.size);
    await steps(reader, parquet, file, goOn);
    parquet.free();
  } catch (error) {
    if (error === UNREADABLE) return reader.unreadable();
    // Some damage ends the program, which has to begin anew; so does want of memory.
    __wbg_reset_state();
    reader.parquet_broke(new Uint8Array());
  }
};

const UNREADABLE = new Error('unreadable');

// Does what the file needs, step by step, to its end.
const steps = async (reader, parquet, { name, size, part }, goOn) => {
  let at = 0;
  // Parts of this row group and of the next one, by where they begin, which come while rows are read. What no row needs
  // is dropped with its row group.
  let coming = [];
  const begin = (ranges) => {
    if (!ranges.length || coming.at(-1)?.has(ranges[0])) return;
    const parts = new Map();
    for (let i = 0; i < ranges.length; i += 2) {
      const bytes = part(ranges[i], ranges[i + 1]);
      // Whoever needs it is told what went wrong.
      bytes.catch(() => {});
      parts.set(ranges[i], { bytes, to: ranges[i + 1] });
    }
    coming = [...coming.slice(-1), parts];
  };
  const bring = (from, to) => {
    const begun = coming.map((parts) => parts.get(from)).find((begun) => begun?.to === to);
    return begun ? begun.bytes : part(from, to);
  };
  for (;;) {
    const step = parquet.step();
    if (step === 'bytes') {
      const ranges = parquet.ranges();
      const needed = [];
      for (let i = 0; i < ranges.length; i += 2) needed.push(bring(ranges[i], ranges[i + 1]));
      begin(parquet.next_ranges());
      const parts = await Promise.all(needed).catch(() => {
        throw UNREADABLE;
      });
      parts.forEach((bytes, i) => parquet.give(ranges[2 * i], bytes));
      if (!(await goOn(at))) return;
      // The end of the file comes first.
      if (ranges[ranges.length - 1] < size) at = Math.max(at, ranges[0]);
    } else if (step === 'columns') {
      if (!reader.begin_columns(name, size, parquet.given())) return reader.end();
      parquet.choose(reader.keys(), reader.others(), reader.stand_ins());
    } else if (step === 'rows') {
      const picked = reader.rows(parquet.given());
      if (!picked) return reader.end();
      parquet.pick(picked);
    } else if (step === 'rest') {
      parquet.pick(reader.rest(parquet.given()));
    } else if (step === 'refused') {
      return reader.parquet_broke(parquet.given());
    } else {
      return reader.end();
    }
  }
};
