/**
 * The cluster of each leaf when the tree is cut into k, numbered as scikit-learn does: the highest node is split again and
 * again in a binary heap, and the heap's order, array place by array place, numbers the clusters.
 * @param children - merges × 2
 */
export function cutTree(children: Int32Array, nLeaves: number, nClusters: number): Int32Array {
  const heap = [children.length === 0 ? 0 : nLeaves + children.length / 2 - 1];
  for (let k = 1; k < nClusters; k++) {
    const at = 2 * ((heap[0] as number) - nLeaves);
    heap.push(children[at] as number);
    siftUp(heap, heap.length - 1);
    // the other child takes the top's place
    heap[0] = children[at + 1] as number;
    siftDown(heap);
  }
  const labels = new Int32Array(nLeaves);
  for (const [label, node] of heap.entries()) {
    const left = [node];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (next < nLeaves) labels[next] = label;
      else left.push(children[2 * (next - nLeaves)] as number, children[2 * (next - nLeaves) + 1] as number);
    }
  }
  return labels;
}

function siftUp(heap: number[], from: number): void {
  let at = from;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if ((heap[up] as number) >= (heap[at] as number)) return;
    [heap[up], heap[at]] = [heap[at] as number, heap[up] as number];
    at = up;
  }
}

/** As Python's heapq does it: the larger child moves up to the bottom, then the value rises to its place. */
function siftDown(heap: number[]): void {
  const value = heap[0] as number;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    const right = child + 1;
    const larger = right < heap.length && (heap[right] as number) >= (heap[child] as number) ? right : child;
    heap[at] = heap[larger] as number;
    at = larger;
  }
  heap[at] = value;
  siftUp(heap, at);
}
