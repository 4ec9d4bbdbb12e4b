/** What has become of the reports that a vault was asked for. */
export interface ReportStreams {
  /** Under way: the client has not read them to their end. */
  open: number;
  /** Read to their end. */
  whole: number;
  /** Given up by the client in the middle. */
  cut: number;
}

/** The same answer; how reading it ends is counted. */
export function counted(answer: Response, streams: ReportStreams): Response {
  const reader = answer.body?.getReader();
  if (!reader) return answer;
  streams.open += 1;
  const ended = (how: 'whole' | 'cut') => {
    streams.open -= 1;
    streams[how] += 1;
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      ended('whole');
      controller.close();
    },
    async cancel(reason) {
      ended('cut');
      await reader.cancel(reason);
    },
  });
  return new Response(body, answer);
}
