// The end of the packaged page's last script: the program is unpacked from the page itself and started.

// The script and the program of a block. The block stays in the page, so that a copy saved from the browser still
// works.
globalThis.natpointUnpack = async (id) => {
  const block = document.getElementById(id);
  const length = Number(block.dataset.script);
  const unpacked = await unpack(await bytesOf(block.textContent), Number(block.dataset.packed));
  const lengths = block.dataset.streams.split(',').map(Number);
  const program = join(unpacked.subarray(length), lengths, Number(block.dataset.cut), Number(block.dataset.program));
  return [new TextDecoder().decode(unpacked.subarray(0, length)), await program];
};

const boot = async () => {
  globalThis.natpointBegin();
  if (!('WebAssembly' in globalThis)) return globalThis.natpointCrash('WebAssembly', 'feature');
  // Unpacking keeps the browser from all else, so it is left to paint the skeleton first.
  await new Promise((done) => setTimeout(done));
  let script;
  let program;
  try {
    [script, program] = await globalThis.natpointUnpack('natpoint-wasm');
  } catch (error) {
    return globalThis.natpointCrash(error, 'damaged');
  }
  // Not eval, which a policy of hashes forbids: a script that the policy names runs at once, wherever it comes from.
  const element = document.createElement('script');
  element.textContent = script;
  document.head.append(element);
  element.remove();
  const glue = globalThis.natpointGlue;
  if (!glue) return globalThis.natpointCrash('the unpacked script did not run', 'script');
  delete globalThis.natpointGlue;
  const { instance, module } = await WebAssembly.instantiate(program, glue.imports());
  glue.finish(instance, module);
};

boot().catch(globalThis.natpointCrash);
