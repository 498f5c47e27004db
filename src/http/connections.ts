/** The connections of a server, and which of them nobody waits on. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

interface Connection {
  /** How many requests on it have no whole answer yet. */
  answering: number;
  /** How many bytes had come when the last answer was sent. */
  read: number;
}

/**
 * Has the server take a connection for idle when every answer on it is sent and nothing of another
 * request has come. To Node itself an answer is over once it is written, although a client that
 * reads slowly has not had all of it: to close such a connection would cut its answer short. Returns
 * what is to be told of each request.
 */
export function sparingAnswers(server: Server): (request: IncomingMessage, response: ServerResponse) => void {
  const connections = new Map<Socket, Connection>();
  server.on("connection", (socket) => {
    connections.set(socket, { answering: 0, read: 0 });
    socket.once("close", () => connections.delete(socket));
  });
  // One function for all, since there are many requests.
  function sent(this: ServerResponse): void {
    const { socket } = this.req;
    const connection = connections.get(socket);
    if (connection === undefined) return;
    connection.answering -= 1;
    connection.read = socket.bytesRead;
  }
  server.closeIdleConnections = () => {
    for (const [socket, { answering, read }] of connections) if (answering === 0 && socket.bytesRead === read) socket.destroy();
  };
  return ({ socket }, response) => {
    const connection = connections.get(socket);
    if (connection === undefined) return;
    connection.answering += 1;
    response.on("close", sent);
  };
}
