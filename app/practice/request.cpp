#include "practice/request.h"

#include <QUrl>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

void applyTarget(Request &request, const QByteArray &target)
{
    const QString path = QUrl::fromEncoded(target, QUrl::StrictMode).path();
    const auto parts = QStringView(path).split(u'/');
    if (parts.size() != 4 || !parts[0].isEmpty() || parts[1] != "flags"_L1)
        return;
    const QStringView file = parts[3];
    const bool gif = file.endsWith(".gif"_L1);
    if (!gif && !file.endsWith(".png"_L1))
        return;
    request.format = gif ? ImageFormat::Gif : ImageFormat::Png;
    const auto folderCode = CountryCode::parse(parts[2]);
    if (folderCode == CountryCode::parse(file.chopped(4)))
        request.code = folderCode;
}

bool isMethod(const QByteArray &word)
{
    const auto isUpper = [](char c) {
        return c >= 'A' && c <= 'Z';
    };
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), isUpper);
}

bool isTarget(const QByteArray &word)
{
    return word.startsWith('/') || word.startsWith("http://") || word == "*";
}

void applyField(Request &request, const QByteArray &name, const QByteArray &value)
{
    if (name == "x-flaghoist-attempt") {
        request.attempt = std::max(value.toInt(), 0);
    } else if (name == "connection") {
        for (const QByteArray &option : value.toLower().split(',')) {
            if (option.trimmed() == "close")
                request.keepAlive = false;
            else if (option.trimmed() == "keep-alive")
                request.keepAlive = true;
        }
    } else if (name == "transfer-encoding" || (name == "content-length" && value != "0")) {
        request.hasBody = true;
    }
}

} // namespace

std::optional<Request> parseRequest(const QByteArray &head)
{
    const auto lines = head.trimmed().split('\n');
    const auto words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !isMethod(words[0]) || !isTarget(words[1]))
        return std::nullopt;
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return std::nullopt;

    Request request;
    request.method = words[0];
    applyTarget(request, words[1]);
    request.keepAlive = words[2] == "HTTP/1.1";
    for (const QByteArray &line : lines.mid(1)) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).toLower();
        if (name.isEmpty() || name.contains(' ') || name.contains('\t'))
            return std::nullopt;
        applyField(request, name, line.mid(colon + 1).trimmed());
    }
    return request;
}

} // namespace Flaghoist
