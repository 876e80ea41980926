# A template: packaging/manifests.sh fills in the version and the checksums. Not yet published.
class Enroll < Formula
  desc "Check, fix and convert user lists before you import them"
  homepage "https://example.com/enroll"
  version "@VERSION@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "https://example.com/enroll/releases/download/v@VERSION@/enroll-@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256_MACOS_ARM@"
    end
    on_intel do
      url "https://example.com/enroll/releases/download/v@VERSION@/enroll-@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256_MACOS_INTEL@"
    end
  end

  on_linux do
    on_arm do
      url "https://example.com/enroll/releases/download/v@VERSION@/enroll-@VERSION@-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256_LINUX_ARM@"
    end
    on_intel do
      url "https://example.com/enroll/releases/download/v@VERSION@/enroll-@VERSION@-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256_LINUX_INTEL@"
    end
  end

  def install
    bin.install "enroll"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/enroll.bash" => "enroll"
    zsh_completion.install "completions/_enroll"
    fish_completion.install "completions/enroll.fish"
  end

  test do
    (testpath/"people.csv").write("Email\nanna@example.com\n")
    assert_match "SoSafe", shell_output("#{bin}/enroll validate people.csv --profile sosafe", 1)
  end
end
