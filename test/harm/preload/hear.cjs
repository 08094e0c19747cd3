// Loaded before the program: where that listens to SIGUSR1, says so when one has come.
let listens = false;
process.on('newListener', (event) => {
  if (event !== 'SIGUSR1' || listens) return;
  listens = true;
  process.on('SIGUSR1', () => process.stderr.write('heard\n'));
});
