import type { NamedFile } from '../read/read-file.ts';
import { readExport } from '../read/read-file.ts';

const worker = globalThis as unknown as {
  onmessage: (event: MessageEvent<NamedFile>) => void;
  postMessage: (message: unknown) => void;
};

worker.onmessage = ({ data }) => {
  void readExport(data, (rows) => worker.postMessage({ rows })).then((reading) =>
    worker.postMessage({ reading }),
  );
};
