/**
 * ESLint rule: a test that asserts only inside loops passes when there is nothing to loop over. Such a test also asserts that the loop
 * has something, or loops over a literal list.
 */
const loops = ['ForOfStatement', 'ForInStatement', 'ForStatement', 'WhileStatement', 'DoWhileStatement'];
const functions = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'];
const iterating = ['forEach', 'map', 'flatMap'];

export const expectInLoops = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { perhapsEmpty: 'All assertions of this test are in loops that may be empty: assert that there is something to loop over' },
  },
  create(context) {
    /** Assertions of the test functions that are being read, innermost last: whether one of them certainly runs. */
    const tests = [];

    const isTest = (node) => node.type === 'CallExpression' && /^(it|test)\b/.test(context.sourceCode.getText(node.callee));

    /** A list that is written out where it is used, or in a `const`. */
    function isLiteralList(node, scope) {
      if (node.type === 'TSAsExpression') return isLiteralList(node.expression, scope);
      if (node.type === 'AwaitExpression') return isLiteralList(node.argument, scope);
      if (node.type === 'ArrayExpression') return node.elements.some((element) => element !== null && element.type !== 'SpreadElement');
      if (node.type === 'ObjectExpression')
        return node.properties.some(({ type, key, value }) => type === 'Property' && (key.name !== 'length' || value.type === 'Literal'));
      if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
        const { object, property } = node.callee;
        // Object.entries(list), Promise.all(list), Array.from({ length: 3 })
        if (object.type === 'Identifier' && ['Object', 'Promise', 'Array'].includes(object.name))
          return isLiteralList(node.arguments[0], scope);
        return ['entries', 'toSorted', 'map'].includes(property.name) && isLiteralList(object, scope);
      }
      if (node.type !== 'Identifier') return false;
      for (let at = scope; at !== null; at = at.upper) {
        const definition = at.set.get(node.name)?.defs[0];
        if (definition !== undefined)
          return (
            definition.type === 'Variable' &&
            definition.parent.kind === 'const' &&
            definition.node.init !== null &&
            isLiteralList(definition.node.init, at)
          );
      }
      return false;
    }

    /** Whether what stands in a node runs at least once. */
    function runs(parent, child) {
      const scope = context.sourceCode.getScope(parent);
      if (parent.type === 'ForOfStatement') return child !== parent.body || isLiteralList(parent.right, scope);
      // `for (let n = 0; n < 3; n++)`
      if (parent.type === 'ForStatement') return child !== parent.body || parent.test?.right?.type === 'Literal';
      if (loops.includes(parent.type)) return child !== parent.body || parent.type === 'DoWhileStatement';
      if (parent.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && iterating.includes(parent.callee.property.name))
        return child === parent.callee || isLiteralList(parent.callee.object, scope);
      return true;
    }

    return {
      CallExpression(node) {
        if (isTest(node)) tests.push({ node, asserts: false, certain: false });
        const test = tests.at(-1);
        const name = node.callee.type === 'Identifier' ? node.callee.name : node.callee.object?.name;
        if (test === undefined || !/^expect/.test(name ?? '')) return;
        test.asserts = true;
        let certain = true;
        for (let child = node; child !== test.node; child = child.parent) certain &&= runs(child.parent, child);
        test.certain ||= certain;
      },
      'CallExpression:exit'(node) {
        if (node !== tests.at(-1)?.node) return;
        const { asserts, certain } = tests.pop();
        if (asserts && !certain) context.report({ node: node.callee, messageId: 'perhapsEmpty' });
      },
    };
  },
};
