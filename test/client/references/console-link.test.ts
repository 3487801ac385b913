import { describe, expect, it } from 'vitest';
import {
  arnLink,
  consoleLink,
  isConsoleAddress,
} from '../../../client/results/references/console-link.ts';

describe('the console’s address of a resource', () => {
  it.each([
    [
      { typeName: 'AWS::EC2::VPC', identifier: 'vpc-1', region: 'eu-west-1' },
      'https://console.aws.amazon.com/vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-1',
    ],
    [
      { typeName: 'AWS::EC2::VPC', identifier: 'vpc-1', region: 'cn-north-1' },
      'https://console.amazonaws.cn/vpcconsole/home?region=cn-north-1#VpcDetails:VpcId=vpc-1',
    ],
    [
      { typeName: 'AWS::EC2::Instance', identifier: 'i-1', region: 'us-gov-west-1' },
      'https://console.amazonaws-us-gov.com/ec2/home?region=us-gov-west-1#InstanceDetails:instanceId=i-1',
    ],
    [
      { typeName: 'AWS::IAM::Role', identifier: 'reader' },
      'https://console.aws.amazon.com/iam/home#/roles/details/reader',
    ],
    [
      {
        typeName: 'AWS::IAM::Role',
        identifier: 'reader',
        arn: 'arn:aws-cn:iam::123456789012:role/reader',
      },
      'https://console.amazonaws.cn/iam/home#/roles/details/reader',
    ],
    [
      { typeName: 'AWS::Logs::LogGroup', identifier: '/aws/lambda/f', region: 'eu-west-1' },
      'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Ff',
    ],
    [
      {
        typeName: 'AWS::ACMPCA::CertificateAuthority',
        identifier: 'arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/1',
      },
      'https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aacm-pca%3Aeu-west-1%3A123456789012%3Acertificate-authority%2F1',
    ],
  ])('of %j is `%s`', (subject, address) => {
    expect(consoleLink(subject)).toBe(address);
    expect(isConsoleAddress(address)).toBe(true);
  });

  it('is none where no page is known and no ARN is told', () => {
    expect(
      consoleLink({
        typeName: 'AWS::IoTTwinMaker::SyncJob',
        identifier: 'w|S',
        region: 'eu-west-1',
      }),
    ).toBeUndefined();
    expect(consoleLink({ typeName: 'AWS::EC2::VPC', identifier: 'vpc-1' })).toBeUndefined();
  });

  it('is none in a partition whose console the public cannot reach', () => {
    expect(arnLink('arn:aws-iso:s3:::secret')).toBeUndefined();
    expect(
      consoleLink({ typeName: 'AWS::EC2::VPC', identifier: 'vpc-1', region: 'us-iso-east-1' }),
    ).toBeUndefined();
  });

  it('keeps what an identifier holds in its place', () => {
    const address = consoleLink({
      typeName: 'AWS::EC2::VPC',
      identifier: '@evil.example/#x',
      region: 'eu-west-1&x=/../..//evil.example',
    });
    expect(address).toBeUndefined();
    expect(consoleLink({ typeName: 'AWS::IAM::Role', identifier: '/../#@evil.example' })).toBe(
      'https://console.aws.amazon.com/iam/home#/roles/details/%2F..%2F%23%40evil.example',
    );
  });
});

describe('an address that may be opened', () => {
  it.each([
    'http://console.aws.amazon.com/',
    'https://console.aws.amazon.com.evil.example/',
    'https://evil.example/console.aws.amazon.com',
    'https://console.aws.amazon.com@evil.example/',
    'https://me@console.aws.amazon.com/',
    'https://console.aws.amazon.com:8443/',
    'https://xconsole.aws.amazon.com/',
    'javascript:alert(1)',
    'command:workbench.action.quit',
    'vscode://file/etc/passwd',
    '',
  ])('is not `%s`', (address) => {
    expect(isConsoleAddress(address)).toBe(false);
  });

  it('may be of a region', () => {
    expect(isConsoleAddress('https://eu-west-1.console.aws.amazon.com/ec2/home')).toBe(true);
  });
});
