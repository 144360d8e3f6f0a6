# Makes the msi for Windows, per user. Needs a JDK 25, Maven, WiX 3.14 on the PATH, and a VLC 3.0.24 or later (zip or
# installed):
#
#   $env:VLC_HOME = "C:\vlc-3.0.24"; packaging\windows\build.ps1        into target\packages
#
# Signing, only if set: WINDOWS_SIGNING_THUMBPRINT, a certificate in the person's store.
#
# None of this could be run where the program was made, on Linux: each step says what is therefore unproven.
#Requires -Version 7.4
$ErrorActionPreference = "Stop"
# From 7.4 on: a program that fails ends this script too.
$PSNativeCommandUseErrorActionPreference = $true
$top = (Resolve-Path "$PSScriptRoot\..\..").Path
$work = "$top\target\image"
$packages = "$top\target\packages"
$jdk = $env:JAVA_HOME
if (-not (Select-String -Quiet -Path "$jdk\release" -Pattern 'JAVA_VERSION="(2[5-9]|[3-9]\d)')) { throw "set JAVA_HOME to a JDK 25 or later" }
if (-not (Test-Path "$env:VLC_HOME\libvlc.dll")) { throw "set VLC_HOME to a VLC, 3.0.24 or later" }
# The numbers as Windows shows them in the file's properties. Unproven, as is that VLC keeps them up.
$vlcVersion = (Get-Item "$env:VLC_HOME\libvlc.dll").VersionInfo
if ([version]::new($vlcVersion.FileMajorPart, $vlcVersion.FileMinorPart, $vlcVersion.FileBuildPart) -lt [version]"3.0.24") {
    throw "this is VLC $($vlcVersion.FileVersion): 3.0.24 or later is to be shipped"
}
Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem

Push-Location $top
mvn -B -ntp -q clean package "-Dmaven.test.skip=true"
Pop-Location
New-Item -ItemType Directory -Force "$work\modules", "$packages" | Out-Null
$about = Select-String -Path "$top\target\classes\clipbrowser\app\about.properties" -Pattern "^version=(.+)$"
$version = $about.Matches[0].Groups[1].Value

# The jars without anyone's native libraries, and Windows' own beside the runtime's, where nothing is unpacked.
# Unproven: that JNA and SQLite take them from there, as they do on Linux.
$natives = New-Item -ItemType Directory -Force "$work\natives"
$jars = @("$top\target\clip-browser.jar") + (Get-ChildItem "$top\target\lib\*.jar" |
    Where-Object { $_.Name -notmatch "^javafx-[a-z]+-[0-9.]+\.jar$" } | ForEach-Object FullName)
foreach ($jar in $jars) {
    $copy = Join-Path "$work\modules" (Split-Path $jar -Leaf)
    Copy-Item $jar $copy
    $archive = [System.IO.Compression.ZipFile]::Open($copy, "Update")
    foreach ($entry in @($archive.Entries | Where-Object { $_.Name -match "\.(so|dll|dylib|jnilib|a)$" })) {
        if ($entry.FullName -match "^[A-Za-z0-9_-]+\.dll$|win32-x86-64/|native/Windows/x86_64/") {
            [System.IO.Compression.ZipFileExtensions]::ExtractToFile($entry, "$natives\$($entry.Name)", $true)
        }
        $entry.Delete()
    }
    $archive.Dispose()
}

& "$jdk\bin\jlink" --module-path "$work\modules" `
    --add-modules "clipbrowser,jdk.crypto.ec,jdk.crypto.mscapi,jdk.unsupported" `
    --strip-debug --no-header-files --no-man-pages --compress zip-0 --output "$work\runtime"
# Windows looks for a runtime's libraries in bin.
# Java has brought Microsoft's runtime libraries itself, as new as it wants them: JavaFX's copies don't replace them.
Get-ChildItem $natives | Where-Object { -not (Test-Path "$work\runtime\bin\$($_.Name)") } | Copy-Item -Destination "$work\runtime\bin"
# jpackage brings a launcher of its own.
Remove-Item "$work\runtime\bin\*.exe"

# libVLC finds its plugins in the folder of that name beside it. Unproven: that the list made on Linux is enough.
$vlc = New-Item -ItemType Directory -Force "$work\content\vlc"
Copy-Item "$env:VLC_HOME\libvlc.dll", "$env:VLC_HOME\libvlccore.dll" $vlc
foreach ($line in Get-Content "$top\packaging\vlc\plugins.txt" | Where-Object { $_ -and $_ -notmatch "^#" }) {
    $folder, $name = $line -split "/"
    $plugin = "$env:VLC_HOME\plugins\$folder\lib${name}_plugin.dll"
    New-Item -ItemType Directory -Force "$vlc\plugins\$folder" | Out-Null
    if (Test-Path $plugin) { Copy-Item $plugin "$vlc\plugins\$folder" } else { Write-Warning "this VLC has no $line" }
}
Copy-Item -Recurse "$top\assets\demo" "$work\content\demo"

# The icon: Windows Vista and later take PNGs inside an ico. Unproven in the installer's dialogs.
$sizes = 16, 32, 48, 256
$stream = [System.IO.File]::Create("$work\clip-browser.ico")
$writer = [System.IO.BinaryWriter]::new($stream)
$pictures = $sizes | ForEach-Object { , [System.IO.File]::ReadAllBytes("$top\assets\icon\clip-browser-$_.png") }
$writer.Write([uint16]0); $writer.Write([uint16]1); $writer.Write([uint16]$sizes.Count)
$at = 6 + 16 * $sizes.Count
for ($i = 0; $i -lt $sizes.Count; $i++) {
    $side = [byte]($sizes[$i] % 256)
    $writer.Write($side); $writer.Write($side); $writer.Write([byte]0); $writer.Write([byte]0)
    $writer.Write([uint16]1); $writer.Write([uint16]32)
    $writer.Write([uint32]$pictures[$i].Length); $writer.Write([uint32]$at)
    $at += $pictures[$i].Length
}
foreach ($picture in $pictures) { $writer.Write([byte[]]$picture) }
$writer.Close()

$options = @(Get-Content "$top\packaging\java-options" | Where-Object { $_ -and $_ -notmatch "^#" }) + @(
    '-Dclipbrowser.demo=$APPDIR\..\demo', '-Djna.library.path=$APPDIR\..\vlc',
    '-Djna.boot.library.path=$ROOTDIR\runtime\bin', '-Djna.nounpack=true', '-Dorg.sqlite.lib.path=$ROOTDIR\runtime\bin'
) | ForEach-Object { "--java-options"; $_ }
# Unproven: where --app-content lands (beside app, by jpackage's manual) and so the paths above.
& "$jdk\bin\jpackage" --type app-image --name "Clip Browser" --dest $work --runtime-image "$work\runtime" `
    --module clipbrowser/clipbrowser.app.Main --app-version $version --icon "$work\clip-browser.ico" `
    --app-content "$work\content\vlc,$work\content\demo,$top\LICENSE,$top\src\main\resources\clipbrowser\app\THIRD-PARTY.txt" `
    @options
# No cache of loaded classes yet: it would have to be trained here, as packaging/linux/image.sh does.

function Sign($file) {
    if ($env:WINDOWS_SIGNING_THUMBPRINT) {
        signtool sign /sha1 $env:WINDOWS_SIGNING_THUMBPRINT /fd sha256 /tr http://timestamp.digicert.com /td sha256 $file
    }
}
Sign "$work\Clip Browser\Clip Browser.exe"
# The upgrade code never changes: by it a newer version takes the place of an older one.
& "$jdk\bin\jpackage" --type msi --name "Clip Browser" --dest $packages --app-image "$work\Clip Browser" `
    --app-version $version --win-per-user-install --win-menu --win-shortcut-prompt --license-file "$top\LICENSE" `
    --win-upgrade-uuid 5d0c6a0e-6a3c-4b7e-9f0d-2f6f3b1c8a41
$msi = "$packages\clip-browser-$version-windows-x64.msi"
Move-Item -Force "$packages\Clip Browser-$version.msi" $msi
Sign $msi
Write-Output $msi
