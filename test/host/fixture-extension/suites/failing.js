'use strict';

exports.run = async () => {
  throw new Error('this suite fails on purpose');
};
